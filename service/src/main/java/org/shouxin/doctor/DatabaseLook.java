package org.shouxin.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.DatabaseFaults;
import org.shouxin.database.EmbeddedDatabase;
import org.shouxin.database.Grants;
import org.shouxin.database.PrivateFiles;
import org.shouxin.database.Tables;
import org.shouxin.doctor.DoctorFinding.State;
import org.shouxin.journal.LastAnchor;
import org.shouxin.journal.UnfitDatabase;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The service's own database: server, grants, clock, tables, journal. */
final class DatabaseLook {

  private static final String WHERE = DatabaseFaults.WHERE;
  private static final Duration APART = Duration.ofSeconds(5);
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");

  /** Of the record that is tried; an id that no record has. */
  private static final String TRIAL = "0DOCTOR0000000000000000000";

  private final Environment settings;
  private final String url;
  private final @Nullable EmbeddedDatabase embedded;
  private final DataSource source;
  private final JdbcTemplate rows;
  private boolean usable;

  DatabaseLook(Environment settings) {
    this.settings = settings;
    this.url = settings.getRequiredProperty("spring.datasource.url");
    this.embedded = EmbeddedDatabase.of(url).orElse(null);
    this.source = opened();
    this.rows = new JdbcTemplate(source);
  }

  private DriverManagerDataSource opened() {
    String user = settings.getProperty("spring.datasource.username", "");
    String password = settings.getProperty("spring.datasource.password", "");
    if (embedded != null) {
      boolean given = !(user + password).isEmpty();
      return new DriverManagerDataSource(
          url + ";IFEXISTS=TRUE", user, given ? password : embedded.kept());
    }
    DriverManagerDataSource opened = new DriverManagerDataSource(url, user, password);
    if (url.startsWith("jdbc:mysql:")) {
      Properties patience = new Properties();
      patience.setProperty("connectTimeout", "3000");
      opened.setConnectionProperties(patience);
    }
    return opened;
  }

  DataSource source() {
    return source;
  }

  /** Whether its tables can be read and written as this version does. */
  boolean isUsable() {
    return usable;
  }

  /** Whether it is an embedded one that no start has created yet. */
  boolean isMissing() {
    return embedded != null && !Files.exists(embedded.file());
  }

  List<DoctorFinding> server() {
    if (embedded != null && isMissing()) {
      return List.of(
          DoctorFinding.ok(
              WHERE,
              new Text("还没有数据库；serve 启动时建立", "no database yet; serve creates it"),
              embedded.file().toString()));
    }
    String version;
    try {
      version = version();
    } catch (DataAccessException refused) {
      SQLException sql = DatabaseFaults.behind(refused);
      boolean held = sql != null && DatabaseFaults.inUse(sql);
      return List.of(
          DoctorFinding.of(
              held ? State.WARNING : State.FAULT,
              DatabaseFaults.problem(sql == null ? new SQLException(refused) : sql)));
    }
    List<DoctorFinding> findings = new ArrayList<>();
    findings.add(supported(version));
    if (embedded == null && findings.get(0).state() == State.OK) {
      findings.add(grants());
      findings.add(clock());
    }
    findings.add(tables());
    if (usable) {
      findings.add(record());
    }
    return findings;
  }

  private String version() {
    return String.valueOf(
        rows.execute(
            (ConnectionCallback<String>)
                connection ->
                    connection.getMetaData().getDatabaseProductName()
                        + " "
                        + connection.getMetaData().getDatabaseProductVersion()));
  }

  private DoctorFinding supported(String version) {
    boolean maria = version.contains("MariaDB");
    boolean known = embedded != null || maria || version.startsWith("MySQL");
    String number = version.replaceFirst(".*5\\.5\\.5-", "");
    Matcher found = VERSION.matcher(number);
    int release =
        found.find()
            ? Integer.parseInt(found.group(1)) * 100 + Integer.parseInt(found.group(2))
            : 0;
    boolean recent = embedded != null || release >= (maria ? 1002 : 800);
    return known && recent
        ? DoctorFinding.ok(WHERE, new Text("可连接", "can be reached"), version)
        : DoctorFinding.fault(
            WHERE,
            new Text("这个服务器不能用", "this server cannot be used"),
            version,
            new Text(
                "MariaDB 10.2 及以上，MySQL 8.0 及以上", "MariaDB 10.2 or later, MySQL 8.0 or later"));
  }

  private DoctorFinding grants() {
    String where = WHERE + " grants";
    Grants grants = Grants.of(source);
    if (!grants.checked()) {
      return DoctorFinding.warning(
          where,
          new Text("服务器不检查权限", "the server checks no rights"),
          "",
          new Text("去掉 skip-grant-tables", "start it without skip-grant-tables"));
    }
    return grants.missing().isEmpty()
        ? DoctorFinding.ok(where, new Text("权限齐全", "all rights are granted"), grants.user())
        : DoctorFinding.of(grants.roles() ? State.WARNING : State.FAULT, grants.problem());
  }

  private DoctorFinding clock() {
    String where = WHERE + " clock";
    Instant before = BusinessClock.ofCommand().now();
    String text = rows.queryForObject("select cast(utc_timestamp(6) as char)", String.class);
    Instant there =
        LocalDateTime.parse(String.valueOf(text).replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    Duration apart = Duration.between(before, there);
    String found = apart.toMillis() + " ms";
    return apart.abs().compareTo(APART) > 0
        ? DoctorFinding.warning(
            where,
            new Text("与本机时钟不一致", "differs from the clock of this machine"),
            found,
            new Text("用 NTP 对时", "set both by NTP"))
        : DoctorFinding.ok(
            where, new Text("与本机时钟一致", "agrees with the clock of this machine"), found);
  }

  private DoctorFinding tables() {
    String where = WHERE + " tables";
    Tables tables = Tables.of(source, url);
    usable = tables.current();
    if (tables.later()) {
      return DoctorFinding.fault(
          where,
          new Text("表属于更新的版本", "the tables belong to a later version"),
          "",
          new Text("使用该版本的程序，或从备份恢复", "use that version, or restore a backup"));
    }
    if (tables.broken()) {
      return DoctorFinding.fault(
          where,
          new Text("有一次迁移中途失败", "a migration failed half-way"),
          "",
          new Text("从备份恢复，再启动", "restore the backup and start again"));
    }
    return usable
        ? DoctorFinding.ok(where, new Text("与程序版本相符", "fit this version"), "")
        : DoctorFinding.warning(
            where,
            new Text(
                "有 " + tables.pending() + " 次迁移在下次启动时进行",
                tables.pending() + " migrations are made at the next start"),
            "",
            new Text("先备份，再启动 shouxin serve", "take a backup, then start shouxin serve"));
  }

  private DoctorFinding record() {
    String where = WHERE + " record";
    try {
      UnfitDatabase.refuse(
          rows, new TransactionTemplate(new DataSourceTransactionManager(source)), TRIAL);
      return DoctorFinding.ok(
          where,
          new Text("记录写入、读回相同，已撤回", "a record is read back as written, to the microsecond"),
          "");
    } catch (UnfitDatabase unfit) {
      return DoctorFinding.of(State.FAULT, unfit.problem().at(where));
    }
  }

  List<DoctorFinding> journal() {
    List<DoctorFinding> findings = new ArrayList<>();
    Path anchors = Path.of(settings.getRequiredProperty("shouxin.journal.anchors"));
    Long sealed = rows.queryForObject("select seq from journal_head where one = 1", Long.class);
    Long waiting = rows.queryForObject("select count(*) from journal_pending", Long.class);
    String found = sealed + " + " + waiting;
    findings.add(
        DoctorFinding.ok(
            "journal", new Text("已封存 + 待封存的记录", "records sealed + to be sealed"), found));
    try {
      Optional<Problem> wrong = LastAnchor.check(anchors, source);
      if (wrong.isEmpty() && sealed != null && sealed == 0) {
        return findings;
      }
      findings.add(
          wrong
              .map(problem -> DoctorFinding.of(State.FAULT, problem))
              .orElseGet(
                  () ->
                      !Files.exists(anchors)
                          ? DoctorFinding.warning(
                              anchors.toString(),
                              new Text("没有锚点文件", "there is no file of anchors"),
                              "",
                              new Text("从备份取回", "restore it from the backup"))
                          : DoctorFinding.ok(
                              anchors.toString(),
                              new Text("最后一个锚点与链一致", "the chain has the last anchor"),
                              "")));
    } catch (IOException unreadable) {
      findings.add(
          DoctorFinding.fault(
              anchors.toString(),
              new Text("锚点无法读取", "the anchors cannot be read"),
              PrivateFiles.why(unreadable),
              new Text("给读写权限", "give the right to read and write")));
    }
    return findings;
  }
}

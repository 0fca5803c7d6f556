package org.shouxin.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/** Messages for errors of the database. */
public final class DatabaseFaults {

  /** The place of these problems: not an input. */
  public static final String WHERE = "database";

  private static final int MYSQL_LOCK_TIMEOUT = 1205;
  private static final int MYSQL_DEADLOCK = 1213;
  private static final int MYSQL_DENIED = 1045;
  private static final int MYSQL_NO_DATABASE = 1049;
  private static final int MYSQL_NO_SUCH_GRANT = 1044;

  /** A statement, a column, an operation, a procedure. MySQL says 42000, as of a syntax error. */
  private static final Set<Integer> MYSQL_NOT_GRANTED =
      Set.of(MYSQL_NO_SUCH_GRANT, 1142, 1143, 1227, 1370);

  /** Disk or table full; started with --read-only, transaction read only. */
  private static final Set<Integer> MYSQL_DISK_FULL = Set.of(1021, 1114, 1041);

  private static final Set<Integer> MYSQL_READ_ONLY = Set.of(1290, 1792, 1836);

  private static final int H2_READ_ONLY = 90097;
  private static final int H2_LOCK_TIMEOUT = 50200;
  private static final int H2_CONCURRENT = 90131;
  private static final int H2_IN_USE = 90020;
  private static final int H2_NOT_GRANTED = 90096;

  /** MySQL: server stops, too many connections, connection killed. H2: closed or broken. */
  private static final Set<Integer> AWAY =
      Set.of(1040, 1053, 1317, 1927, 2006, 2013, 90007, 90028, 90067, 90098, 90121);

  /** PostgreSQL: shut down, crashed, starting. */
  private static final String POSTGRES_STOPS = "57P0";

  /** The pool's message for a connection that broke earlier in the same transaction. */
  private static final String CLOSED = "Connection is closed";

  private static final int DEEPEST = 200;
  private static final int LONGEST_QUOTE = 200;
  private static final Pattern FILE = Pattern.compile("\"([^\"]+\\.mv\\.db)\"");

  private DatabaseFaults() {}

  /** The database error that caused another; null if there is none. */
  public static @Nullable SQLException behind(Throwable fault) {
    SQLException found = null;
    Throwable each = fault;
    for (int depth = 0; each != null && depth < DEEPEST; depth++) {
      if (each instanceof SQLException sql) {
        found = sql;
      }
      each = each.getCause();
    }
    return found;
  }

  /** Whether a fault was caused by the database being temporarily unavailable. */
  public static boolean away(Throwable fault) {
    SQLException database = behind(fault);
    return database != null && away(database);
  }

  /** Whether the database is temporarily unavailable. */
  public static boolean away(SQLException fault) {
    String state = fault.getSQLState();
    return fault instanceof SQLTransientConnectionException
        || (state != null && (state.startsWith("08") || state.startsWith(POSTGRES_STOPS)))
        || AWAY.contains(fault.getErrorCode())
        || (state == null && CLOSED.equals(fault.getMessage()));
  }

  /** Whether a lock was held by others for too long. */
  public static boolean locked(SQLException fault) {
    int code = fault.getErrorCode();
    return code == MYSQL_LOCK_TIMEOUT
        || code == MYSQL_DEADLOCK
        || code == H2_LOCK_TIMEOUT
        || code == H2_CONCURRENT
        || String.valueOf(fault.getSQLState()).startsWith("40");
  }

  /** Whether a fault was caused by a lock wait timeout. */
  static boolean waited(Throwable fault) {
    SQLException database = behind(fault);
    return database != null
        && (database.getErrorCode() == MYSQL_LOCK_TIMEOUT
            || database.getErrorCode() == H2_LOCK_TIMEOUT);
  }

  /** Whether the database rejects this user, or has no such schema. */
  public static boolean refused(SQLException fault) {
    return denied(fault) || fault.getErrorCode() == MYSQL_NO_DATABASE;
  }

  private static boolean denied(SQLException fault) {
    return fault.getErrorCode() == MYSQL_DENIED
        || String.valueOf(fault.getSQLState()).startsWith("28");
  }

  /** Whether another process has the embedded database open. */
  public static boolean inUse(SQLException fault) {
    return fault.getErrorCode() == H2_IN_USE;
  }

  /** A fault as a problem; the transaction is rolled back. */
  public static Problem problem(SQLException fault) {
    return inUse(fault)
        ? held(fault)
        : new Problem(WHERE, what(fault), known(fault) ? "" : message(fault), remedy(fault));
  }

  private static Problem held(SQLException fault) {
    Matcher file = FILE.matcher(String.valueOf(fault.getMessage()));
    return new Problem(
        WHERE,
        new Text(
            "内置数据库文件正被另一个进程使用，多半是 shouxin serve 或另一条 shouxin 命令",
            "the file of the embedded database is in use by another process, most likely shouxin"
                + " serve or another shouxin command"),
        file.find() ? file.group(1) : "",
        new Text(
            "先停止该进程，或通过接口询问正在运行的服务，或用 SHOUXIN_DATA 指定另一文件夹，或改用 MySQL",
            "stop that process first, or call the running service over HTTP, or name another folder"
                + " with SHOUXIN_DATA, or use MySQL"));
  }

  private static boolean known(SQLException fault) {
    return away(fault) || locked(fault);
  }

  /** Whether the user lacks a right; 42501 is said by others than MySQL. */
  private static boolean notGranted(SQLException fault) {
    return MYSQL_NOT_GRANTED.contains(fault.getErrorCode())
        || "42501".equals(fault.getSQLState())
        || fault.getErrorCode() == H2_NOT_GRANTED;
  }

  private static boolean readOnly(SQLException fault) {
    return MYSQL_READ_ONLY.contains(fault.getErrorCode())
        || fault.getErrorCode() == H2_READ_ONLY
        || "25006".equals(fault.getSQLState());
  }

  private static Text remedy(SQLException fault) {
    if (notGranted(fault)) {
      return new Text(
          "所需权限见 service/README.md", "the rights that are needed are in service/README.md");
    }
    if (fault.getErrorCode() == H2_READ_ONLY) {
      return new Text(
          "给服务的用户写文件夹的权限，或用 SHOUXIN_DATA 指定另一文件夹",
          "give the user of the service the right to write the folder, or name another with"
              + " SHOUXIN_DATA");
    }
    return Text.same(denied(fault) ? "SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD" : "");
  }

  private static Text what(SQLException fault) {
    if (locked(fault)) {
      return new Text(
          "数据被另一个事务锁住，本次改动已撤回；稍后再试",
          "the data is locked by another transaction; all changes were rolled back; try again"
              + " later");
    }
    if (away(fault)) {
      return new Text(
          "连不上数据库；检查数据库是否运行、SPRING_DATASOURCE_URL 是否正确",
          "the database cannot be reached; check that it runs and that SPRING_DATASOURCE_URL is"
              + " right");
    }
    return other(fault);
  }

  private static Text other(SQLException fault) {
    int code = fault.getErrorCode();
    String state = String.valueOf(fault.getSQLState());
    if (denied(fault)) {
      return new Text("数据库拒绝登录：用户名或密码不对", "the database rejects the user or password");
    }
    if (code == MYSQL_NO_DATABASE) {
      return new Text("没有这个数据库；先建库", "no such database; create it first");
    }
    if (notGranted(fault)) {
      return new Text("数据库用户缺少权限", "the user of the database lacks a right");
    }
    if (readOnly(fault)) {
      return new Text("数据库只读", "the database is read-only");
    }
    if (MYSQL_DISK_FULL.contains(code) || state.equals("53100")) {
      return new Text("数据库磁盘已满", "the database's disk is full");
    }
    if (state.equals("42S02")) {
      return new Text("数据库里没有这个表", "the database has no such table");
    }
    if (state.startsWith("23")) {
      return new Text(
          "数据同时被别处改动，本次改动已撤回；再执行一次",
          "the data was changed concurrently; all changes were rolled back; run it again");
    }
    return new Text("数据库报错，本次改动已撤回", "the database failed; all changes were rolled back");
  }

  private static String message(SQLException fault) {
    String message = String.valueOf(fault.getMessage()).replaceAll("\\s+", " ");
    return message.length() <= LONGEST_QUOTE
        ? message
        : message.substring(0, LONGEST_QUOTE - 1) + "…";
  }
}

package org.shouxin.database;

import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the user of the service may do on its database of MySQL or MariaDB.
 *
 * @param user as the server knows it; {@code @} if the server checks no rights
 * @param schema the database
 * @param missing rights that are needed and not granted to the user itself
 * @param roles whether a role is active, which may grant them
 */
public record Grants(String user, String schema, List<String> missing, boolean roles) {

  private static final List<String> NEEDED =
      List.of("SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "INDEX", "REFERENCES");
  private static final String GRANTEE = "concat('''', replace(current_user(), '@', '''@'''), '''')";

  /** Asks the server. */
  public static Grants of(DataSource database) {
    JdbcTemplate rows = new JdbcTemplate(database);
    TreeSet<String> missing = new TreeSet<>(NEEDED);
    missing.removeAll(
        rows.queryForList(
            "select privilege_type from information_schema.user_privileges where grantee = "
                + GRANTEE,
            String.class));
    List<String> exactly = onSchema(rows, "table_schema = database()");
    missing.removeAll(exactly.isEmpty() ? onSchema(rows, "database() like table_schema") : exactly);
    String role = rows.queryForObject("select current_role()", String.class);
    return new Grants(
        text(rows, "select current_user()"),
        text(rows, "select database()"),
        List.copyOf(missing),
        role != null && !role.equals("NONE"));
  }

  /** A grant by a pattern counts only if there is none by the name. */
  private static List<String> onSchema(JdbcTemplate rows, String which) {
    return rows.queryForList(
        "select privilege_type from information_schema.schema_privileges where grantee = "
            + GRANTEE
            + " and "
            + which,
        String.class);
  }

  private static String text(JdbcTemplate rows, String sql) {
    return String.valueOf(rows.queryForObject(sql, String.class));
  }

  /** Whether the server checks rights at all. */
  public boolean checked() {
    return !user.equals("@");
  }

  /** Whether rights are certainly missing. */
  boolean lacking() {
    return checked() && !roles && !missing.isEmpty();
  }

  /** The missing rights, and the statement that gives them. */
  public Problem problem() {
    return new Problem(
        DatabaseFaults.WHERE + " grants",
        roles
            ? new Text("没有直接授予的权限，或许由角色授予", "rights not granted directly, perhaps by a role")
            : new Text("数据库用户缺少权限", "the user of the database lacks rights"),
        String.join(", ", missing),
        Text.same("grant " + String.join(", ", missing) + " on " + schema + ".* to " + user));
  }
}

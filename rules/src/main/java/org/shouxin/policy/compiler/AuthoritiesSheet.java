package org.shouxin.policy.compiler;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.policy.Authority;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.rows.Compilation;
import org.shouxin.policy.rows.RowReader;
import org.shouxin.problem.Text;

/** Compiles the authorities to override (R32, R33). */
final class AuthoritiesSheet {

  private static final int MOST_STEPS = 25;
  private static final int MOST_DAYS = 3660;

  private AuthoritiesSheet() {}

  static List<Authority> compile(Compilation compilation) {
    List<Authority> authorities = new ArrayList<>();
    Map<Authority.Role, String> places = new EnumMap<>(Authority.Role.class);
    for (RowReader row : compilation.rows(Sheets.AUTHORITIES)) {
      Authority.Role role = row.one("role", Authority.Role.class);
      Integer steps = row.integer("grade_steps", 1, MOST_STEPS);
      BigDecimal limit = amount(row, "limit_up_to");
      BigDecimal order = amount(row, "order_up_to");
      Integer days = row.integer("valid_days", 1, MOST_DAYS);
      if (row.empty("grade_steps") && row.empty("limit_up_to") && row.empty("order_up_to")) {
        row.problem(
            "role",
            new Text("这一行什么权限也没有给", "the row gives no authority"),
            new Text("等级、额度、订单至少填一项", "at least one of grade, limit and orders"));
      }
      if (role == null) {
        continue;
      }
      String before = places.putIfAbsent(role, row.place("role"));
      if (before != null) {
        row.problem(
            "role",
            new Text("这个角色的权限已见于 " + before, "the role already has an authority at " + before),
            new Text("每个角色一行", "one row per role"));
      }
      if (days != null) {
        authorities.add(
            new Authority(
                row.ref(), role, steps == null ? 0 : steps, limit, order, days, row.raw("source")));
      }
    }
    return authorities;
  }

  private static @Nullable BigDecimal amount(RowReader row, String key) {
    return row.number(key, Text.NONE, BigDecimal.ZERO, Codes.LARGEST);
  }
}

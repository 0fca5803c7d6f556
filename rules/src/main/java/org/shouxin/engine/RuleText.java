package org.shouxin.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.drools.template.DataProviderCompiler;
import org.drools.template.objects.ArrayDataProvider;

/** The rules of a policy as DRL: one text a sheet, made from its rows by a rule template. */
final class RuleText {

  private RuleText() {}

  /** All rules of a policy by file name, the rules that every policy shares first. */
  static Map<String, String> of(Layout layout) {
    RuleRows rows = new RuleRows(layout);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("stages.drl", shared());
    ScorecardRows scores = new ScorecardRows(layout);
    fill(files, "classes", rows.classes());
    fill(files, "admission", rows.admission());
    fill(files, "ungraded", scores.ungraded());
    fill(files, "scorecard", scores.scorecard());
    fill(files, "grades", scores.grades());
    fill(files, "downgrades", rows.downgrades());
    fill(files, "downwards", rows.movements(false));
    fill(files, "upwards", rows.movements(true));
    fill(files, "blacklist", rows.blacklist());
    fill(files, "terms", rows.terms());
    fill(files, "limits", rows.limits());
    fill(files, "conclusions", rows.conclusions());
    fill(files, "orders", rows.orders());
    return files;
  }

  private static String shared() {
    try (InputStream in = resource("stages.drl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(Map<String, String> files, String template, List<String[]> rows) {
    if (!rows.isEmpty()) {
      ArrayDataProvider data = new ArrayDataProvider(rows.toArray(String[][]::new));
      files.put(
          template + ".drl", new DataProviderCompiler().compile(data, resource(template + ".drt")));
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(RuleText.class.getResourceAsStream(name), name);
  }
}

package org.shouxin.population;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.Policy;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/** Reads the population of one policy from a file of figures. Single use. */
final class FiguresReader {

  private static final int POLICY_CELLS = 5;
  private static final Text FORM =
      new Text("shouxin grade 写出的 population.csv", "population.csv as shouxin grade writes it");

  private final String name;
  private final Policy policy;
  private final LocalDate asOf;
  private final Map<String, FiguresSection> sections = new LinkedHashMap<>();
  private final List<String> others = new ArrayList<>();
  private long number;

  /**
   * @param name name of the figures in problems
   */
  FiguresReader(String name, Policy policy, LocalDate asOf) {
    this.name = name;
    this.policy = policy;
    this.asOf = asOf;
  }

  Population read(Path file) throws RefusedException {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(in);
    } catch (IOException fault) {
      throw unreadable(fault);
    }
  }

  Population read(BufferedReader in) throws RefusedException {
    try {
      String heading = in.readLine();
      number = 1;
      if (heading == null || !heading.replace("\ufeff", "").equals(FiguresWriter.HEADING)) {
        throw refused(
            new Text("不是总体统计文件", "not a file of population figures"),
            heading == null ? "" : heading);
      }
      if (!sections(in)) {
        throw new RefusedException(
            name,
            new Text(
                "没有政策 " + policy.identity().id() + " 的总体统计",
                "no figures for policy " + policy.identity().id()),
            String.join(", ", others),
            FORM);
      }
    } catch (MalformedInputException noText) {
      throw refused(new Text("不是 UTF-8 文本", "not UTF-8 text"), "");
    } catch (IOException fault) {
      throw unreadable(fault);
    }
    return Population.of(policy, asOf, complete());
  }

  private RefusedException unreadable(IOException fault) {
    return new RefusedException(
        name, new Text("无法读取", "it cannot be read"), String.valueOf(fault.getMessage()), FORM);
  }

  /** Reads to the end; whether the policy was found. */
  private boolean sections(BufferedReader in) throws IOException, RefusedException {
    boolean found = false;
    boolean ours = false;
    FiguresSection section = null;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      int comma = line.indexOf(',');
      String kind = comma < 0 ? line : line.substring(0, comma);
      String rest = line.substring(comma + 1);
      if (kind.equals("policy")) {
        ours = ours(rest);
        found |= ours;
        section = null;
      } else if (ours && kind.equals("figures")) {
        section = section(rest);
      } else if (ours && section == null || !ours && others.isEmpty() && !line.isEmpty()) {
        throw damaged(line);
      } else if (section != null && ours && !section.accept(kind, rest)) {
        throw damaged(line);
      }
    }
    return found;
  }

  private boolean ours(String rest) throws RefusedException {
    String[] cells = rest.split(",", -1);
    if (cells.length != POLICY_CELLS - 1) {
      throw damaged(rest);
    }
    if (!cells[0].equals(policy.identity().id())) {
      others.add(cells[0]);
      return false;
    }
    List<Problem> problems = new ArrayList<>();
    String where = place();
    if (!cells[2].equals(policy.sha256())) {
      problems.add(
          new Problem(
              where,
              new Text(
                  "总体统计属于政策的另一版内容", "the figures were made with another version of the policy"),
              cells[0] + " " + cells[1] + " " + cells[2],
              Text.same(cells[0] + " " + policy.identity().version() + " " + policy.sha256())));
    }
    if (!cells[3].equals(asOf.toString())) {
      problems.add(
          new Problem(
              where,
              new Text("总体统计属于另一个基准日", "the figures are for another day"),
              cells[3],
              Text.same(asOf.toString())));
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
    return true;
  }

  private FiguresSection section(String name) throws RefusedException {
    for (SeriesBuilder asked : Population.asked(policy)) {
      var within = asked.groups().within();
      if (name.equals(asked.of().name() + "," + (within == null ? "" : within.name()))) {
        FiguresSection section = new FiguresSection(asked.of(), within, asked.ordered());
        if (sections.putIfAbsent(name, section) == null) {
          return section;
        }
      }
    }
    throw damaged(name);
  }

  private List<Series> complete() throws RefusedException {
    List<Series> series = new ArrayList<>();
    for (SeriesBuilder asked : Population.asked(policy)) {
      var within = asked.groups().within();
      String name = asked.of().name() + "," + (within == null ? "" : within.name());
      FiguresSection section = sections.get(name);
      Series read = section == null ? null : section.build();
      if (read == null) {
        throw new RefusedException(
            name,
            new Text("统计缺失或前后不符", "figures are missing or contradict themselves"),
            name,
            FORM);
      }
      series.add(read);
    }
    return series;
  }

  private String place() {
    return name + " line " + number;
  }

  private RefusedException damaged(String found) {
    return refused(new Text("这一行读不懂", "this line cannot be read"), found);
  }

  private RefusedException refused(Text what, String found) {
    return new RefusedException(place(), what, found, FORM);
  }

  /** A number in the writer's format; null if it is invalid or too long. */
  static @Nullable BigDecimal number(String text) {
    return text.length() <= 80 && text.matches("-?[0-9]+(\\.[0-9]+)?")
        ? new BigDecimal(text)
        : null;
  }

  /** A count in the writer's format; 0 if it is invalid. */
  static int count(String text) {
    return text.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(text) : 0;
  }
}

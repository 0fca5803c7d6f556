package org.shouxin.policy.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.shouxin.policy.Sheets;
import org.shouxin.problem.Problem;
import org.shouxin.workbook.SheetSchema;

/** Sorts problems in the order of the workbook. */
public final class ProblemOrder {

  private static final Pattern CELL = Pattern.compile("(.*)!([A-Z]{1,3})([0-9]{1,9})");
  private static final Pattern LINE = Pattern.compile("line ([0-9]{1,9})");

  private static final List<SheetSchema> SHEETS =
      Stream.of(List.of(Sheets.ROUTING), Sheets.ALL, List.of(Sheets.ROUTES))
          .flatMap(List::stream)
          .toList();

  private record Place(int sheet, int row, int column) {}

  private ProblemOrder() {}

  /**
   * Both lists in the order of their places.
   *
   * @param reported problems found when reading; a place named there is not reported again
   * @param found what was found when compiling
   */
  public static List<Problem> merged(List<Problem> reported, List<Problem> found) {
    List<Problem> all = new ArrayList<>(reported);
    Set<String> places = new HashSet<>();
    reported.forEach(problem -> places.add(problem.where()));
    found.stream().filter(problem -> !places.contains(problem.where())).forEach(all::add);
    all.sort(
        Comparator.comparing(
            (Problem problem) -> place(problem.where()),
            Comparator.comparingInt(Place::sheet)
                .thenComparingInt(Place::row)
                .thenComparingInt(Place::column)));
    return all;
  }

  private static Place place(String where) {
    Matcher line = LINE.matcher(where);
    if (line.matches()) {
      return new Place(SHEETS.size(), Integer.parseInt(line.group(1)), 0);
    }
    Matcher cell = CELL.matcher(where);
    if (!cell.matches()) {
      return new Place(sheet(where), 0, 0);
    }
    int column = 0;
    for (char letter : cell.group(2).toCharArray()) {
      column = column * 26 + letter - 'A' + 1;
    }
    return new Place(sheet(cell.group(1)), Integer.parseInt(cell.group(3)), column);
  }

  private static int sheet(String tab) {
    String plain = tab.replace("'", "");
    for (int i = 0; i < SHEETS.size(); i++) {
      if (SHEETS.get(i).tab().equals(plain)) {
        return i;
      }
    }
    return SHEETS.size();
  }
}

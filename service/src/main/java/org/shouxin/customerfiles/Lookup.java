package org.shouxin.customerfiles;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.shouxin.csv.RawRow;
import org.shouxin.facts.CodeReader;
import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/** Finds one customer in a file. */
public final class Lookup {

  private static final int MOST_NEAR = 3;

  private record Near(String code, int slips) {}

  private Lookup() {}

  /**
   * The first row of a customer, faults included, and who decides on it.
   *
   * @param routedFile its file just opened
   * @param code the customer's code; read as the codes of the file are
   * @throws RefusedException if no row has the code, with the closest codes
   */
  public static RoutedRow find(RoutedFile routedFile, String code)
      throws IOException, RefusedException {
    CustomerFile file = routedFile.file();
    String wanted = read(code);
    RoutedFileReader reader = routedFile.reader();
    List<Near> near = new ArrayList<>();
    for (RawRow raw = file.next(); raw != null; raw = file.next()) {
      String found = reader.customer(raw);
      if (found.equals(wanted)) {
        return reader.read(raw);
      }
      keep(near, found, wanted);
    }
    throw new RefusedException(
        file.name(), new Text("文件中没有这个客户", "no such customer in the file"), wanted, nearest(near));
  }

  private static String read(String code) throws RefusedException {
    try {
      return CodeReader.read(code, CodeReader.LONGEST);
    } catch (Unreadable refused) {
      throw new RefusedException(List.of(refused.at("CODE", code)));
    }
  }

  private static void keep(List<Near> near, String code, String wanted) {
    int longest = Math.max(code.length(), wanted.length());
    int slips =
        Math.abs(code.length() - wanted.length()) > longest / 2
            ? longest
            : Nearest.slips(code, wanted);
    if (slips <= longest / 2) {
      near.add(new Near(code, slips));
      near.sort(Comparator.comparingInt(Near::slips));
      if (near.size() > MOST_NEAR) {
        near.remove(MOST_NEAR);
      }
    }
  }

  private static Text nearest(List<Near> near) {
    if (near.isEmpty()) {
      return Text.NONE;
    }
    String codes = String.join(", ", near.stream().map(Near::code).toList());
    return new Text("相近的有 " + codes, "similar ones are " + codes);
  }
}

package org.shouxin.customerfiles;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.shouxin.csv.Cells;
import org.shouxin.csv.RawRow;
import org.shouxin.csv.RowFault;
import org.shouxin.csv.TableFile;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * A file of customers ({@link TableFile}): its headings name facts ({@link FileHeadings}); every
 * further record is one customer. A cell that is not valid in the file's encoding makes its row
 * faulty. Not thread-safe; {@link CustomerRowReader} does the rest of the work.
 */
public final class CustomerFile implements Closeable {

  private final TableFile table;
  private final FileHeadings headings;
  private final Cells places;
  private final ValueNotes notes = new ValueNotes();

  private CustomerFile(TableFile table, FileHeadings headings) {
    this.table = table;
    this.headings = headings;
    this.places = table.cells();
  }

  /**
   * Opens a file and reads its headings.
   *
   * @param facts the dictionary of the policy that will decide
   * @throws RefusedException if it cannot be read, is empty, is not text, or its headings are
   *     refused
   */
  public static CustomerFile open(Path file, Dictionary facts) throws RefusedException {
    return open(file, facts, false);
  }

  /**
   * The same.
   *
   * @param byLine whether a customer's code is the number of its line
   */
  public static CustomerFile open(Path file, Dictionary facts, boolean byLine)
      throws RefusedException {
    CustomerFile opened = routed(file, facts, byLine);
    try {
      opened.headings.keyed().check(List.of());
      opened.requireRecords();
      opened.checkScale(opened.headings);
      return opened;
    } catch (RefusedException refused) {
      closeQuietly(opened.table);
      throw refused;
    }
  }

  /**
   * Opens a file whose rows several policies decide on.
   *
   * @param facts the facts for routing; {@link #headings} are read by it
   * @throws RefusedException if it cannot be read, is empty, or is not text, or two columns hold
   *     the same fact
   */
  public static CustomerFile routed(Path file, Dictionary facts) throws RefusedException {
    return routed(file, facts, false);
  }

  /**
   * The same.
   *
   * @param byLine whether a customer's code is the number of its line
   */
  public static CustomerFile routed(Path file, Dictionary facts, boolean byLine)
      throws RefusedException {
    return read(TableFile.open(file, known(facts)), facts, byLine);
  }

  /**
   * Refuses a file without customers, or with several none of which fits the headings.
   *
   * @throws RefusedException if it has none
   */
  public void requireRecords() throws RefusedException {
    try {
      table.requireRecords();
      refuseIfShifted();
    } catch (IOException fault) {
      throw interrupted(fault);
    }
  }

  /** Reads the file until a row fits the headings: mostly the first. */
  private void refuseIfShifted() throws RefusedException, IOException {
    try (TableFile again = table.again()) {
      CustomerRowReader reader = new CustomerRowReader(headings, again.cells(), notes, false);
      RawRow first = null;
      long rows = 0;
      for (RawRow raw = again.next(); raw != null; raw = again.next()) {
        RawRow cut = reader.cut(raw);
        if (!reader.isShifted(cut)) {
          return;
        }
        first = first == null ? cut : first;
        rows++;
      }
      if (first != null && rows > 1) {
        int cells = first.cells() == null ? 0 : first.cells().length;
        throw new RefusedException(
            name() + " line " + first.line(),
            new Text(
                "这一行和以下各行都与标题行对不上，像是错位了：标题行有 "
                    + headings.titles().size()
                    + " 格，这一行有 "
                    + cells
                    + " 格",
                "neither this row nor any below fits the headings, as if shifted: the headings are "
                    + headings.titles().size()
                    + " cells, this row has "
                    + cells),
            first.text(),
            new Text("每个值在自己的列名之下", "every value below its own heading"));
      }
    }
  }

  /**
   * Refuses columns of fractions for facts in per cent.
   *
   * @param by the headings as a dictionary reads them
   * @throws RefusedException naming each of them
   */
  public void checkScale(FileHeadings by) throws RefusedException {
    try {
      ScaleCheck.check(table, by);
    } catch (IOException fault) {
      throw interrupted(fault);
    }
  }

  private RefusedException interrupted(IOException fault) {
    return new RefusedException(
        name(), new Text("读取中断", "reading ended early"), String.valueOf(fault.getMessage()));
  }

  /**
   * Reopens the file at its beginning.
   *
   * @throws RefusedException if it can no longer be read
   */
  public CustomerFile again() throws RefusedException {
    return read(table.again(), headings.dictionary(), headings.byLine());
  }

  private static CustomerFile read(TableFile table, Dictionary facts, boolean byLine)
      throws RefusedException {
    try {
      String[] titles = table.headings().toArray(String[]::new);
      return new CustomerFile(table, FileHeadings.of(table::headingPlace, titles, facts, byLine));
    } catch (RefusedException refused) {
      closeQuietly(table);
      throw refused;
    }
  }

  private static Predicate<String> known(Dictionary facts) {
    return heading -> Heading.of(heading, facts).fact() != null;
  }

  private static void closeQuietly(TableFile table) {
    try {
      table.close();
    } catch (IOException ignored) {
      return;
    }
  }

  /** Its headings by the dictionary that it was opened with. */
  public FileHeadings headings() {
    return headings;
  }

  /** The file as a table. */
  public TableFile table() {
    return table;
  }

  /** Its name. */
  public String name() {
    return table.name();
  }

  /** The next record; null after the last. */
  public @Nullable RawRow next() throws IOException {
    return table.next();
  }

  /** Makes typed rows of this file's records; one for each thread. */
  public CustomerRowReader rows() {
    return rows(headings);
  }

  /** The same by the headings as another dictionary reads them. */
  public CustomerRowReader rows(FileHeadings by) {
    return new CustomerRowReader(by, table.cells(), notes, true);
  }

  /** The same for the facts of the routing, for every row. */
  CustomerRowReader routingRows() {
    return new CustomerRowReader(headings, table.cells(), notes, false);
  }

  /** A fault with the cell of its column, which it names by the heading or the fact. */
  public RowFault located(RowFault fault) {
    int at = headings.titles().indexOf(fault.column());
    for (int i = 0; at < 0 && i < headings.columns().size(); i++) {
      Fact fact = headings.columns().get(i);
      at = fact != null && fact.name().equals(fault.column()) ? i : at;
    }
    return fault.cell().isEmpty() ? fault.in(places.cell(fault.line(), at)) : fault;
  }

  /** What is to be noted about the values read so far. */
  public List<Text> notes() {
    return notes.texts(headings.titles());
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}

package org.shouxin.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.workbook.table.TableSheet;

/**
 * A table that people or programs give, read record by record in constant memory: a CSV file, the
 * first sheet of an .xlsx, or either of them from standard input. Its first line that is not blank
 * holds the headings, except one that states the separator, {@code sep=;}. Not thread-safe; {@link
 * Cells} does the rest of the work.
 */
public final class TableFile implements Closeable {

  /** Stands for standard input. */
  public static final Path STANDARD_INPUT = Path.of("-");

  private static final int HEAD = 8;

  private final String name;
  private final Input input;
  private final @Nullable Path copy;
  private @Nullable RawRow first;

  private TableFile(String name, Input input, @Nullable Path copy) {
    this.name = name;
    this.input = input;
    this.copy = copy;
  }

  /**
   * Opens a file and reads its headings. What can be read only once, standard input or a pipe, is
   * copied first, to a file that only its owner can read and that closing deletes.
   *
   * @param known whether a heading is known to the reader; used to find the separator
   * @throws RefusedException if it cannot be read, is empty or holds no table
   */
  public static TableFile open(Path file, Predicate<String> known) throws RefusedException {
    String name = String.valueOf(file.getFileName());
    Path copy = null;
    try {
      copy = Spool.needed(file) ? Spool.copy(file) : null;
      if (copy == null) {
        Problem unreadable = UnreadableFiles.problem(file);
        if (unreadable != null) {
          throw new RefusedException(List.of(unreadable));
        }
      }
      Path from = copy == null ? file : copy;
      Input input =
          TableSheet.isWorkbook(head(from))
              ? SheetInput.open(from, name, known)
              : TextInput.open(from, name, known);
      TableFile opened = new TableFile(name, input, copy);
      copy = null;
      return opened;
    } catch (IOException fault) {
      throw unreadable(name, fault);
    } finally {
      Spool.delete(copy);
    }
  }

  /**
   * Reopens the file at its beginning, with the same headings; to be closed before this one.
   *
   * @throws RefusedException if it can no longer be read
   */
  public TableFile again() throws RefusedException {
    try {
      return new TableFile(name, input.again(), null);
    } catch (IOException fault) {
      throw unreadable(name, fault);
    }
  }

  private static RefusedException unreadable(String name, IOException fault) {
    return new RefusedException(
        List.of(UnreadableFiles.cannotRead(name, String.valueOf(fault.getMessage()))));
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD);
    }
  }

  /** Its headings as written. */
  public List<String> headings() {
    return input.headings();
  }

  /** The place of the headings in problems: {@code customers.csv line 1}. */
  public String headingPlace() {
    return input.place(0);
  }

  /** The place of one heading, by its column from 0: {@code customers.xlsx 客户!C1}. */
  public String headingPlace(int column) {
    return input.place(column);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /**
   * Refuses a file without records.
   *
   * @throws RefusedException if there is none
   */
  public void requireRecords() throws IOException, RefusedException {
    first = first == null ? next() : first;
    if (first == null) {
      throw new RefusedException(
          name,
          new Text("标题行之下没有一行记录", "no rows below the headings"),
          "",
          new Text("标题行之下每行一条记录", "one line per record below the headings"));
    }
  }

  /** The next record; null after the last. */
  public @Nullable RawRow next() throws IOException {
    RawRow next = first;
    first = null;
    return next == null ? input.next() : next;
  }

  /** Cuts this file's records into cells; one for each thread. */
  public Cells cells() {
    return input.cells();
  }

  /** How it is written, for people: encoding and separator, or the sheet that is read. */
  public Text form() {
    return input.form();
  }

  /** Blank lines skipped so far. */
  public long blankLines() {
    return input.blankLines();
  }

  /** Bytes in the file. */
  public long size() {
    try {
      return input.size();
    } catch (IOException closed) {
      return 0;
    }
  }

  /** Bytes read so far; may be called from any thread. */
  public long bytesRead() {
    try {
      return input.read();
    } catch (IOException closed) {
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    try (input) {
      first = null;
    } finally {
      Spool.delete(copy);
    }
  }
}

package org.shouxin.csv;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;

/**
 * A table being read, of whatever form: its headings, which are read when it is opened, and rows.
 */
interface Input extends Closeable {

  /** As written. */
  List<String> headings();

  /** The place of a heading in problems. */
  String place(int column);

  /** The next record; null after the last. */
  @Nullable RawRow next() throws IOException;

  /** Cuts the records into cells. */
  Cells cells();

  /** Encoding and separator, or the sheet, for people. */
  Text form();

  /** Blank lines skipped so far. */
  long blankLines();

  /** Bytes of the file. */
  long size() throws IOException;

  /** Bytes read so far; may be called from any thread. */
  long read() throws IOException;

  /** The same from the beginning, with the same headings. */
  Input again() throws RefusedException, IOException;
}

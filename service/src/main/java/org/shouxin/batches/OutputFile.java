package org.shouxin.batches;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.shouxin.csv.CsvWriter;

/**
 * A CSV file being written, UTF-8 with byte order mark so that Excel knows. Only complete chunks of
 * rows are kept; what follows the last complete one can be cut off. Not thread-safe.
 */
final class OutputFile implements Closeable {

  private final FileChannel channel;
  private long written;
  private long good;

  /** Creates the file, or empties it, and writes the heading row. */
  OutputFile(Path path, List<String> headings) throws IOException {
    this.channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    try {
      append(CsvWriter.beginning(headings));
      keep();
    } catch (IOException fault) {
      channel.close();
      throw fault;
    }
  }

  void append(CharSequence rows) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(rows.toString().getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      written += channel.write(bytes);
    }
  }

  /** Marks everything written so far as complete. */
  void keep() {
    good = written;
  }

  /** Cuts off what was written since {@link #keep}. */
  void cut() throws IOException {
    channel.truncate(good);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

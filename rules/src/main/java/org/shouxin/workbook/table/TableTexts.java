package org.shouxin.workbook.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.workbook.XmlWalk;

/**
 * The shared texts of a workbook: some bytes more than their UTF-8 for each, as a file of a million
 * customers has a million codes. Read once.
 */
final class TableTexts extends XmlWalk.SharedTexts {

  private static final int BLOCK = 1 << 20;

  private final List<byte[]> blocks = new ArrayList<>();
  private final CellTextPiece text = new CellTextPiece();
  private long[] ends = new long[1 << 10];
  private int count;
  private long used;

  @Override
  protected void begun() {
    text.clear();
  }

  @Override
  protected void piece(String piece) {
    text.append(piece);
  }

  @Override
  protected void ended() {
    add(text.decoded().getBytes(StandardCharsets.UTF_8));
  }

  private void add(byte[] bytes) {
    int done = 0;
    while (done < bytes.length) {
      int at = (int) (used % BLOCK);
      if (at == 0) {
        blocks.add(new byte[BLOCK]);
      }
      int some = Math.min(bytes.length - done, BLOCK - at);
      System.arraycopy(bytes, done, blocks.get(blocks.size() - 1), at, some);
      done += some;
      used += some;
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ends[count++] = used;
  }

  /** A text by its number as a cell states it; null when there is none. */
  @Nullable String get(String stated) {
    if (!stated.matches("[0-9]{1,9}") || Integer.parseInt(stated) >= count) {
      return null;
    }
    int index = Integer.parseInt(stated);
    long from = index == 0 ? 0 : ends[index - 1];
    byte[] bytes = new byte[(int) (ends[index] - from)];
    for (int done = 0; done < bytes.length; ) {
      int at = (int) ((from + done) % BLOCK);
      int some = Math.min(bytes.length - done, BLOCK - at);
      System.arraycopy(blocks.get((int) ((from + done) / BLOCK)), at, bytes, done, some);
      done += some;
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

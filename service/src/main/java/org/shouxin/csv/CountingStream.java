package org.shouxin.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes that are read through it. */
final class CountingStream extends FilterInputStream {

  private final AtomicLong count = new AtomicLong();

  CountingStream(InputStream in) {
    super(in);
  }

  /** Bytes read so far; may be called from any thread. */
  long count() {
    return count.get();
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count.addAndGet(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int n = super.read(bytes, from, length);
    count.addAndGet(Math.max(0, n));
    return n;
  }
}

package org.shouxin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Reads bodies that are still on their way: each within a deadline for the whole of it, and of one
 * caller a few at a time, so that slow ones do not take all threads from others. Thread-safe.
 */
final class SlowBodies {

  private static final int PART = 8192;

  private final ConcurrentMap<String, Integer> reading = new ConcurrentHashMap<>();
  private final Duration within;
  private final int most;

  /**
   * @param within how long a body may take
   * @param most how many of one caller may be on their way
   */
  SlowBodies(Duration within, int most) {
    this.within = within;
    this.most = most;
  }

  /**
   * The body, up to a length.
   *
   * @throws IOException if it is broken off or takes too long
   * @throws RefusedRequest 503 if too many of the same caller are on their way
   */
  byte[] read(HttpServletRequest request, int length) throws IOException {
    InputStream body = request.getInputStream();
    long announced = request.getContentLengthLong();
    if (announced >= 0 && body.available() >= announced) {
      return body.readNBytes(length);
    }
    Principal known = request.getUserPrincipal();
    String caller = known == null ? request.getRemoteAddr() : known.getName();
    if (reading.merge(caller, 1, Integer::sum) > most) {
      done(caller);
      UnreadBody.leave(request);
      throw new RefusedRequest(ProblemCode.UNAVAILABLE, ProblemTexts.SLOW);
    }
    try {
      return parts(body, length);
    } catch (IOException slow) {
      UnreadBody.leave(request);
      throw slow;
    } finally {
      done(caller);
    }
  }

  private void done(String caller) {
    reading.computeIfPresent(caller, (name, count) -> count > 1 ? count - 1 : null);
  }

  private byte[] parts(InputStream body, int length) throws IOException {
    long end = System.nanoTime() + within.toNanos();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    byte[] part = new byte[PART];
    while (whole.size() < length) {
      int read = body.read(part, 0, Math.min(PART, length - whole.size()));
      if (read < 0) {
        break;
      }
      whole.write(part, 0, read);
      if (System.nanoTime() - end > 0) {
        throw new IOException("the body takes too long");
      }
    }
    return whole.toByteArray();
  }
}

package org.shouxin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.springframework.http.HttpHeaders;

/**
 * What is left of a body that is answered unread, as that of a wrong key is. The server itself
 * would wait for it as long as something comes, so that anybody could take all threads. Here a few
 * are waited for at once and each for a short time, so that the connection of a sound request is
 * kept; any other answer says that its connection is closed.
 */
final class UnreadBody {

  private static final String SERVER = UnreadBody.class.getName();
  private static final String LEFT = SERVER + ".left";

  private static final Semaphore WAITING = new Semaphore(16); // of 64 threads
  private static final Duration WITHIN = Duration.ofSeconds(2);
  private static final int PAUSE = 10; // ms
  private static final int PART = 8192;

  private UnreadBody() {}

  /** Notes which request of the server has the body. */
  static void note(org.apache.catalina.connector.Request request) {
    request.setAttribute(SERVER, request.getCoyoteRequest());
  }

  /** Notes that the rest is not worth waiting for: it is slow. */
  static void leave(HttpServletRequest request) {
    request.setAttribute(LEFT, true);
  }

  /** Whether the rest is not waited for, so that the connection is to be closed. */
  static boolean isLeft(HttpServletRequest request) {
    return request.getAttribute(LEFT) != null;
  }

  /**
   * Before an answer is written: the rest is read and dropped, or the answer ends the connection.
   */
  static void settle(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!(request.getAttribute(SERVER) instanceof Request server) || isRead(server)) {
      return;
    }
    if (isLeft(request) || !arrives(request, server)) {
      leave(request);
      response.setHeader(HttpHeaders.CONNECTION, "close");
    }
  }

  private static boolean isRead(Request server) {
    AtomicBoolean read = new AtomicBoolean();
    server.action(ActionCode.REQUEST_BODY_FULLY_READ, read);
    return read.get();
  }

  /**
   * Of a body in chunks nobody knows what is left, and reading the head of one may take forever.
   */
  private static boolean arrives(HttpServletRequest request, Request server) {
    if (server.getContentLengthLong() < 0 || !WAITING.tryAcquire()) {
      return false;
    }
    try {
      InputStream body = request.getInputStream();
      byte[] part = new byte[PART];
      long end = System.nanoTime() + WITHIN.toNanos();
      while (!isRead(server) && System.nanoTime() - end < 0) {
        server.action(ActionCode.AVAILABLE, true);
        if (server.getAvailable() == 0) {
          Thread.sleep(PAUSE);
        } else if (body.read(part) < 0) {
          break;
        }
      }
    } catch (IOException brokenOff) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      WAITING.release();
    }
    return isRead(server);
  }
}

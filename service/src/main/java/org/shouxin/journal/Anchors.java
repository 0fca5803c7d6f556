package org.shouxin.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.PrivateFiles;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Heads of the chain, written to a file outside the database, one per line: seq, chain, time, and
 * the id of the database, because several may use one file. An auditor's line need not have it.
 * With write access to the database alone, nobody can shorten or rewrite the chain unnoticed. The
 * file is for one node; it is as trustworthy as the place where it, or a copy of it, is kept. About
 * 150 bytes per line. Not thread-safe.
 */
@Component
final class Anchors {

  private static final Pattern LINE =
      Pattern.compile("([0-9]{1,18}) ([0-9a-f]{64}) ([0-9T:.Z+-]+)(?: ([0-9a-f-]{36}))?");

  private final Path file;
  private final Duration every;
  private Instant noted = Instant.EPOCH;
  private @Nullable Anchor due;

  /**
   * @param every at most one line per interval
   */
  Anchors(@Value("${shouxin.journal.anchors}") Path file, @Value("PT1S") Duration every) {
    this.file = file;
    this.every = every;
  }

  /**
   * The head of the chain at a time.
   *
   * @param database id of the database; null if the line does not say
   */
  record Anchor(long seq, String chain, Instant at, @Nullable String database) {

    private static Optional<Anchor> read(String line) {
      Matcher matcher = LINE.matcher(line);
      return matcher.matches()
          ? Optional.of(
              new Anchor(
                  Long.parseLong(matcher.group(1)),
                  matcher.group(2),
                  Instant.parse(matcher.group(3)),
                  matcher.group(4)))
          : Optional.empty();
    }
  }

  /**
   * The chain was extended; its head is written when the interval has passed.
   *
   * @param database its id
   */
  void moved(Chain end, String database) {
    due = new Anchor(end.seq(), end.chain(), end.sealedAt(), database);
  }

  /**
   * Writes the head of the chain if it changed and the interval has passed.
   *
   * @param now may be earlier than last time, if the clock was set back
   * @param last whether to write now, because this is the last call
   */
  void note(Instant now, boolean last) throws IOException {
    Anchor anchor = due;
    boolean early = !now.isBefore(noted) && now.isBefore(noted.plus(every));
    if (anchor == null || early && !last) {
      return;
    }
    append(
        anchor.seq() + " " + anchor.chain() + " " + anchor.at() + " " + anchor.database() + "\n");
    noted = now;
    due = null;
  }

  private void append(String line) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      PrivateFiles.folder(folder);
    }
    PrivateFiles.file(file);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      channel.lock();
      channel.position(whole(channel));
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** The end of the last complete line; a crash may have left an incomplete one after it. */
  private static long whole(FileChannel channel) throws IOException {
    long end = channel.size();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (end > 0) {
      one.clear();
      channel.read(one, end - 1);
      if (one.get(0) == '\n') {
        break;
      }
      end--;
    }
    channel.truncate(end);
    return end;
  }

  /** The content of a file. */
  record Noted(List<Anchor> anchors, List<String> unreadable) {

    /** Without those of other databases. */
    Noted of(@Nullable String database) {
      return new Noted(
          anchors.stream()
              .filter(each -> each.database() == null || each.database().equals(database))
              .toList(),
          unreadable);
    }
  }

  /** Reads a file; an incomplete last line is ignored. */
  static Noted read(Path file) throws IOException {
    List<Anchor> anchors = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      String line = text.substring(from, end);
      Anchor.read(line).ifPresentOrElse(anchors::add, () -> unreadable.add(line));
      from = end + 1;
    }
    return new Noted(anchors, unreadable);
  }
}

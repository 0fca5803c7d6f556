package org.shouxin.journal;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.shouxin.database.BusinessClock;

/**
 * Ids of records: 26 characters of Crockford's base 32, ten for the millisecond and sixteen for 80
 * random bits (ULID). Those of one instance ascend strictly, even if the clock is set back; those
 * of several are unique because of 80 random bits per millisecond. Thread-safe.
 */
final class RecordIds {

  private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final int TIME = 10;
  private static final int LENGTH = 26;
  private static final int BITS = 5;
  private static final long HALF = 1L << 40;

  private final BusinessClock clock;
  private final SecureRandom random = new SecureRandom();
  private long millis = -1;
  private long high;
  private long low;

  RecordIds(BusinessClock clock) {
    this.clock = clock;
  }

  synchronized String next() {
    long now = clock.now().toEpochMilli();
    if (now > millis) {
      millis = now;
      high = random.nextLong() & HALF - 1;
      low = random.nextLong() & HALF - 1;
    } else {
      low++;
      if (low == HALF) {
        low = 0;
        high++;
      }
      if (high == HALF) {
        high = 0;
        millis++;
      }
    }
    char[] id = new char[LENGTH];
    write(millis, id, 0, TIME);
    write(high, id, TIME, 8);
    write(low, id, TIME + 8, 8);
    return new String(id);
  }

  private static void write(long value, char[] into, int from, int length) {
    for (int i = 0; i < length; i++) {
      into[from + i] = DIGITS[(int) (value >>> BITS * (length - 1 - i)) & 31];
    }
  }

  /** The millisecond in which an id was made; the epoch if it is not such an id. */
  static Instant time(String id) {
    long time = 0;
    for (int i = 0; i < TIME && id.length() == LENGTH; i++) {
      int digit = new String(DIGITS).indexOf(id.charAt(i));
      if (digit < 0) {
        return Instant.EPOCH;
      }
      time = time << BITS | digit;
    }
    return Instant.ofEpochMilli(time);
  }

  /** How long ago an id was made; never negative. */
  static Duration age(String id, Instant now) {
    Duration age = Duration.between(time(id), now);
    return age.isNegative() ? Duration.ZERO : age;
  }
}

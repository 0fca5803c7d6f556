package org.shouxin.access;

import jakarta.annotation.PreDestroy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * Wrong keys and tokens by address, logged in sum, one line a minute. An address with too many in a
 * minute is answered without asking the database until the minute is over; its right keys are
 * accepted as ever. Thread-safe.
 */
@Component
@ConditionalOnWebApplication
final class WrongKeys {

  private static final Logger LOG = LoggerFactory.getLogger(WrongKeys.class);
  private static final int MOST_ADDRESSES = 10_000;
  private static final String OTHERS = "others";
  private static final int NAMED = 5;
  private static final int PREFIX_V6 = 8;

  private final int most;
  private Map<String, Tries> minute = new HashMap<>();

  /** How many, and the last one without its secret. */
  private record Tries(int count, String last) {
    Tries and(Tries next) {
      return new Tries(count + next.count, next.last);
    }
  }

  /**
   * @param most of one address in a minute
   */
  WrongKeys(@Value("${shouxin.access.wrong-keys}") int most) {
    this.most = most;
  }

  /** Whether an address has had too many already. */
  synchronized boolean tooMany(String address) {
    Tries tries = minute.get(network(address));
    return tries != null && tries.count() >= most;
  }

  /**
   * Counts one.
   *
   * @param key without its secret
   */
  synchronized void add(String address, String key) {
    String from = network(address);
    boolean room = minute.size() < MOST_ADDRESSES || minute.containsKey(from);
    minute.merge(room ? from : OTHERS, new Tries(1, key), Tries::and);
  }

  /**
   * Counts a token that was refused. Looking at it asks no database.
   *
   * @param why it was refused
   * @return what it is answered with
   */
  Exception token(String address, AuthenticationException why) {
    boolean throttled = tooMany(address);
    add(address, "token");
    return throttled ? RefusedRequest.of(ProblemCode.TOO_MANY_WRONG_KEYS) : why;
  }

  /** Logs those of the minute and begins the next one. */
  @PreDestroy
  @Scheduled(fixedRateString = "PT1M", initialDelayString = "PT1M")
  void report() {
    Map<String, Tries> over = next();
    if (over.isEmpty()) {
      return;
    }
    String addresses =
        over.entrySet().stream()
            .sorted(Comparator.comparingInt(one -> -one.getValue().count()))
            .limit(NAMED)
            .map(one -> one.getKey() + " " + one.getValue().count() + " " + one.getValue().last())
            .collect(Collectors.joining(", "));
    LOG.warn(
        "wrong keys in a minute: {}, from addresses: {}, most from: {}",
        over.values().stream().mapToLong(Tries::count).sum(),
        over.size(),
        addresses);
  }

  private synchronized Map<String, Tries> next() {
    Map<String, Tries> over = minute;
    minute = new HashMap<>();
    return over;
  }

  /** An address of IPv4, or the network of 64 bits that one caller has of IPv6. */
  private static String network(String address) {
    try {
      byte[] bytes =
          address.contains(":") ? InetAddress.getByName(address).getAddress() : new byte[0];
      return bytes.length <= PREFIX_V6
          ? address
          : InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(bytes, PREFIX_V6), bytes.length))
                  .getHostAddress()
              + "/64";
    } catch (UnknownHostException malformed) {
      return address;
    }
  }
}

package org.shouxin.facts;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The facts that a policy knows, found by name, label or alias. Upper and lower case, full and half
 * width, traditional and simplified characters, spaces, hyphens and underscores make no difference.
 */
public final class Dictionary {

  private static final Pattern SPACING = Pattern.compile("[\\s_\\-\\u00a0\\ufeff]+");

  private final List<Fact> facts;
  private final Map<String, Fact> byName = new HashMap<>();
  private final Map<String, Fact> byKey = new HashMap<>();

  /**
   * @param facts in slot order: the fact at index i has slot i
   */
  public Dictionary(List<Fact> facts) {
    this.facts = List.copyOf(facts);
    for (Fact fact : facts) {
      byName.putIfAbsent(fact.name(), fact);
      byKey.putIfAbsent(key(fact.name()), fact);
    }
    for (Fact fact : facts) {
      byKey.putIfAbsent(key(fact.label().zh()), fact);
      byKey.putIfAbsent(key(fact.label().en()), fact);
      fact.aliases().forEach(alias -> byKey.putIfAbsent(key(alias), fact));
    }
    byKey.remove("");
  }

  /** All facts in slot order. */
  public List<Fact> facts() {
    return facts;
  }

  /** The fact with this name, label or alias. */
  public Optional<Fact> find(String heading) {
    Fact named = byName.get(heading);
    return Optional.ofNullable(named != null ? named : byKey.get(key(heading)));
  }

  /**
   * The fact of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Fact fact(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("no fact " + name));
  }

  /** Normalizes a heading, so that different spellings of one name are equal. */
  public static String key(String heading) {
    String plain = Normalizer.normalize(heading, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return SPACING.matcher(Traditional.simplified(plain)).replaceAll("");
  }
}

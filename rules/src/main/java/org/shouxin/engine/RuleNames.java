package org.shouxin.engine;

import java.util.Set;

/**
 * Names of constants in rule source, made from ids: different ids have different names, and a name
 * can be nothing but a name. ASCII letters, digits and the common Chinese characters stay, one sign
 * becomes an underscore, and every other character becomes its number between dollar signs. A name
 * that would begin with a digit or be a word of Java or of DRL begins with two dollar signs.
 */
final class RuleNames {

  private static final Set<String> WORDS =
      Set.of(
          ("_ abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum extends false final finally float for goto if implements import"
                  + " instanceof int interface long native new null package private protected public"
                  + " return short static strictfp super switch synchronized this throw throws"
                  + " transient true try void volatile while var yield record sealed permits non"
                  + " accumulate acc action after and attributes before collect contains coincides"
                  + " declare dialect during end entry eval excludes exists extend finishes forall"
                  + " from function global in includes init matches meets memberOf metby not on or"
                  + " over overlaps point query result reverse rule salience soundslike starts str"
                  + " template then trait type unit when window")
              .split(" "));

  private RuleNames() {}

  /**
   * The name of an id.
   *
   * @param underscore the sign that becomes an underscore: the one that such ids mostly have
   */
  static String of(String id, char underscore) {
    StringBuilder name = new StringBuilder();
    id.codePoints()
        .forEach(
            c -> {
              if (c == underscore) {
                name.append('_');
              } else if (stays(c)) {
                name.appendCodePoint(c);
              } else {
                name.append('$').append(Integer.toHexString(c)).append('$');
              }
            });
    boolean bare =
        name.length() == 0 || Character.isDigit(name.charAt(0)) || WORDS.contains(name.toString());
    return bare ? "$$" + name : name.toString();
  }

  private static boolean stays(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c >= 0x4e00 && c <= 0x9fa5;
  }
}

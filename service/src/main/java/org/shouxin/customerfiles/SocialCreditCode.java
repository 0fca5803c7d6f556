package org.shouxin.customerfiles;

import java.util.Locale;
import org.shouxin.facts.Numerals;
import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Text;

/**
 * The unified social credit code 统一社会信用代码 of GB 32100-2015: 18 digits and capital letters without
 * I, O, S, V and Z, of which the third to the eighth are the digits of an administrative division
 * and the last is a check character over the others, modulo 31.
 *
 * <p>Every single wrong character is found, and every two that changed places, except the first
 * with the last: their weights are the same.
 */
public final class SocialCreditCode {

  /** Characters of a code. */
  public static final int LENGTH = 18;

  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int MODULUS = 31;
  private static final int BASE = 3;
  private static final int DIVISION_FROM = 2;
  private static final int DIVISION_TO = 8;

  private SocialCreditCode() {}

  /**
   * Reads a code; lower case and full-width characters are read as the corresponding capitals.
   *
   * @throws Unreadable if it is none, naming the check character that would be right
   */
  public static String read(String text) throws Unreadable {
    String code = Numerals.halfWidth(text).strip().toUpperCase(Locale.ROOT);
    if (code.length() != LENGTH) {
      throw new Unreadable(
          new Text(
              "统一社会信用代码为 18 位，这里有 " + code.length() + " 位",
              "a social credit code has 18 characters, this has " + code.length()),
          new Text("18 位数字或大写字母", "18 digits or capitals"));
    }
    for (int i = 0; i < LENGTH; i++) {
      checkCharacter(code, i);
    }
    char right = check(code.substring(0, LENGTH - 1));
    if (code.charAt(LENGTH - 1) != right) {
      throw new Unreadable(
          new Text(
              "校验码不符：前 17 位对应的校验码是 " + right + "，这里是 " + code.charAt(LENGTH - 1),
              "the check character is wrong: the 17 before it call for "
                  + right
                  + ", not "
                  + code.charAt(LENGTH - 1)),
          new Text("核对证照上的代码", "the code as the licence shows it"));
    }
    return code;
  }

  private static void checkCharacter(String code, int at) throws Unreadable {
    char c = code.charAt(at);
    boolean division = at >= DIVISION_FROM && at < DIVISION_TO;
    if (ALPHABET.indexOf(c) < 0) {
      throw new Unreadable(
          new Text(
              "第 " + (at + 1) + " 位不能是“" + c + "”", "character " + (at + 1) + " cannot be " + c),
          new Text("数字和除 I、O、S、V、Z 外的大写字母", "digits and capitals other than I, O, S, V and Z"));
    }
    if (division && (c < '0' || c > '9')) {
      throw new Unreadable(
          new Text(
              "第 " + (at + 1) + " 位是行政区划码，应为数字，这里是“" + c + "”",
              "character "
                  + (at + 1)
                  + " belongs to the administrative division and must be a digit, not "
                  + c),
          new Text("第 3 至 8 位为数字", "digits as the third to the eighth character"));
    }
  }

  /**
   * The check character of a code.
   *
   * @param body its first 17 characters
   */
  public static char check(String body) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < LENGTH - 1; i++) {
      sum += weight * ALPHABET.indexOf(body.charAt(i));
      weight = weight * BASE % MODULUS;
    }
    return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
  }

  /** The characters that codes are made of, in the order of their values from 0. */
  public static String alphabet() {
    return ALPHABET;
  }
}

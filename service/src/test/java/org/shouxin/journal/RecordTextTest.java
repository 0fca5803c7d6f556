package org.shouxin.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.policies.CommittedPolicies;
import org.shouxin.policy.Policy;

/** What a record says was known reads back exactly, and its bytes depend on nothing else. */
@Tag("R34")
class RecordTextTest {

  private static final int CASES = 300;

  private static void readsBack(Facts facts) {
    String text = RecordText.input(facts);
    Facts again = RecordText.facts(text, facts.dictionary());
    assertThat(again.customer()).isEqualTo(facts.customer());
    for (Fact fact : facts.dictionary().facts()) {
      Object was = facts.value(fact);
      Object is = again.value(fact);
      if (was instanceof BigDecimal number) {
        assertThat((BigDecimal) is).as(fact.name()).isEqualByComparingTo(number);
      } else {
        assertThat(is).as(fact.name()).isEqualTo(was);
      }
      assertThat(again.code(fact.slot())).isEqualTo(facts.code(fact.slot()));
    }
    assertThat(RecordText.input(again)).isEqualTo(text);
    assertThat(text).doesNotContain("\n").doesNotContainPattern("[0-9]E[+-]?[0-9]");
  }

  @Test
  void factsOfEveryPolicyReadBackExactly() {
    assertThat(CommittedPolicies.names()).hasSize(5);
    for (String name : CommittedPolicies.names()) {
      Policy policy = CommittedPolicies.policy(name);
      RandomFacts random = new RandomFacts(policy.sha256().hashCode());
      for (int i = 0; i < CASES; i++) {
        readsBack(random.next(policy.facts()));
        readsBack(random.next(policy.vocabulary()));
      }
    }
  }

  @Test
  void theInputNamesWhatIsGivenInTheOrderOfTheDictionary() {
    Dictionary dictionary = CommittedPolicies.policy("nonferrous").facts();
    Facts facts =
        Facts.of("KH \"1\"", dictionary)
            .set("licence_valid_until", LocalDate.of(2030, 1, 1))
            .set("on_time_pct", new BigDecimal("95.50"))
            .set("debt_ratio_pct", new BigDecimal("40.12345678"))
            .build();
    List<String> named =
        dictionary.facts().stream()
            .filter(facts::given)
            .map(
                fact ->
                    switch (fact.name()) {
                      case "on_time_pct" -> "\"on_time_pct\":95.5";
                      case "debt_ratio_pct" -> "\"debt_ratio_pct\":40.12345678";
                      default -> "\"licence_valid_until\":\"2030-01-01\"";
                    })
            .toList();
    assertThat(RecordText.input(facts))
        .isEqualTo("{\"customer\":\"KH \\\"1\\\"\",\"facts\":{" + String.join(",", named) + "}}");
  }

  @Test
  void whatIsNoInputIsRefused() {
    Dictionary dictionary = CommittedPolicies.policy("nonferrous").facts();
    for (String text :
        List.of(
            "",
            "[]",
            "{\"customer\":\"K\"}",
            "{\"facts\":{},\"customer\":\"K\"}",
            "{\"customer\":\"K\",\"facts\":{\"no_such\":1}}",
            "{\"customer\":\"K\",\"facts\":{\"on_time_pct\":101}}",
            "{\"customer\":\"K\",\"facts\":{\"on_time_pct\":true}}",
            "{\"customer\":\"K\",\"facts\":{\"licence_valid_until\":\"1.1.2030\"}}",
            "{\"customer\":\"K\",\"facts\":{}")) {
      assertThatThrownBy(() -> RecordText.facts(text, dictionary))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static <T> T under(String language, String zone, Supplier<T> work) {
    Locale locale = Locale.getDefault();
    TimeZone time = TimeZone.getDefault();
    try {
      Locale.setDefault(
          language.equals("th")
              ? new Locale.Builder()
                  .setLanguage("th")
                  .setRegion("TH")
                  .setUnicodeLocaleKeyword("nu", "thai")
                  .setUnicodeLocaleKeyword("ca", "buddhist")
                  .build()
              : Locale.forLanguageTag(language));
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      return work.get();
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(time);
    }
  }

  @Test
  void bytesAndDigestsDependOnNeitherLocaleNorTimeZone() {
    Policy policy = CommittedPolicies.policy("credit-file");
    Supplier<List<String>> work =
        () -> {
          Facts facts = new RandomFacts(7).next(policy.facts());
          String input = RecordText.input(facts);
          JournalRecord record =
              new JournalRecord(
                  "01ARZ3NDEKTSV4RRFFQ69G5FAV",
                  RecordKind.DECISION.code(),
                  facts.customer(),
                  policy.identity().id(),
                  policy.sha256(),
                  LocalDate.of(2026, 10, 31),
                  "tester",
                  Instant.parse("2026-10-31T23:59:59.123456789Z"),
                  null,
                  "0",
                  input,
                  RecordText.input(RecordText.facts(input, policy.facts())));
          return List.of(
              input,
              record.digest(),
              Chain.after(Chain.START, 1234567, record.id(), record.digest(), record.recordedAt())
                  .chain());
        };
    List<String> plain = under("en-US", "UTC", work);
    for (String language : List.of("tr-TR", "ar-EG-u-nu-arab", "th", "fa-IR", "zh-CN", "de-DE")) {
      assertThat(under(language, "Pacific/Chatham", work)).as(language).isEqualTo(plain);
    }
  }

  @Test
  void theDigestIsTheAgreedOne() {
    JournalRecord record =
        new JournalRecord(
            "01ARZ3NDEKTSV4RRFFQ69G5FAV",
            "decision",
            "客户",
            "small",
            "ab",
            LocalDate.of(2026, 10, 31),
            "tester",
            Instant.parse("2026-10-31T12:00:00.000001999Z"),
            42L,
            "1.0",
            "{}",
            "[]");
    // printf '16:shouxin record 126:01ARZ3...' | sha256sum
    assertThat(record.digest())
        .isEqualTo(
            Digest.sha256(
                ("16:shouxin record 1"
                        + "26:01ARZ3NDEKTSV4RRFFQ69G5FAV8:decision6:客户5:small2:ab10:2026-10-31"
                        + "6:tester16:17934480000000012:423:1.02:{}2:[]")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}

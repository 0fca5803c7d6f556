package org.shouxin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import javax.lang.model.SourceVersion;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Names of constants: an id never becomes anything but a name, and no two ids become one. */
class RuleNamesTest {

  @Test
  void an_id_of_letters_digits_and_hyphens_is_read_at_a_glance() {
    assertThat(RuleNames.of("PAY-03-2", '-')).isEqualTo("PAY_03_2");
    assertThat(RuleNames.of("on_time_pct", '_')).isEqualTo("on_time_pct");
    assertThat(RuleNames.of("付款-03", '-')).isEqualTo("付款_03");
  }

  @Test
  void other_characters_become_numbers_and_words_of_the_language_are_set_apart() {
    assertThat(RuleNames.of("A+", '_')).isEqualTo("A$2b$");
    assertThat(RuleNames.of("a_b", '-')).isEqualTo("a$5f$b");
    assertThat(RuleNames.of("1", '-')).isEqualTo("$$1");
    assertThat(RuleNames.of("end", '_')).isEqualTo("$$end");
    assertThat(RuleNames.of("", '_')).isEqualTo("$$");
    assertThat(RuleNames.of("*/ } \" ;", '_')).doesNotContain("*", "/", "}", "\"", ";", " ");
  }

  @Provide
  Arbitrary<String> ids() {
    Arbitrary<String> likely =
        Arbitraries.strings().withChars("aA1-_.$ 付\ud840\udc00\u0301").ofMaxLength(4);
    Arbitrary<String> words = Arbitraries.of("end", "then", "class", "$$end", "$24$", "over", "_");
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(8, likely),
        net.jqwik.api.Tuple.of(1, words),
        net.jqwik.api.Tuple.of(1, Arbitraries.strings().all().ofMaxLength(6)));
  }

  @Property(tries = 20_000)
  void different_ids_have_different_names(@ForAll("ids") String a, @ForAll("ids") String b) {
    assertThat(RuleNames.of(a, '-').equals(RuleNames.of(b, '-'))).isEqualTo(a.equals(b));
    assertThat(RuleNames.of(a, '_').equals(RuleNames.of(b, '_'))).isEqualTo(a.equals(b));
  }

  @Property(tries = 5_000)
  void whatever_the_id_the_name_is_a_name_of_java(@ForAll("ids") String id) {
    assertThat(SourceVersion.isName(RuleNames.of(id, '-'))).isTrue();
    assertThat(RuleNames.of(id, '-')).matches("[A-Za-z0-9_$\u4e00-\u9fa5]+");
  }
}

package org.shouxin.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keys are told apart, however many there are. */
class SeenKeysTest {

  @Test
  void theFirstLineOfEachKeyIsKept() {
    SeenKeys seen = new SeenKeys();
    for (int i = 1; i <= 200_000; i++) {
      assertThat(seen.add("FP" + i, i)).isZero();
    }
    for (int i = 1; i <= 200_000; i += 777) {
      assertThat(seen.find("FP" + i)).isEqualTo(i);
      assertThat(seen.add("FP" + i, 999_999)).isEqualTo(i);
    }
    assertThat(seen.find("FP200001")).isZero();
    assertThat(seen.find("")).isZero();
  }
}

package org.shouxin.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keys are distinguished, however many there are. */
class SeenKeysTest {

  @Test
  void theFirstLineOfEachKeyIsKept() {
    SeenKeys seen = new SeenKeys();
    for (int i = 1; i <= 200_000; i++) {
      assertThat(seen.add("FP" + i, i)).isZero();
    }
    for (int i = 1; i <= 200_000; i += 777) {
      assertThat(seen.add("FP" + i, 999_999)).isEqualTo(i);
    }
    assertThat(seen.add("FP200001", 200_001)).isZero();
    assertThat(seen.add("fp1", 200_002)).isZero();
    assertThat(seen.add("", 200_003)).isZero();
  }
}

package org.shouxin.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrokenStretchesTest {

  private final BrokenStretches runs = new BrokenStretches();

  @Test
  void whatIsMoreThanIsKeptIsCountedWhereverAGapBegins() {
    runs.empty(null, 1, 999);
    runs.empty(null, 1_000, 1_000);
    assertThat(runs.beyond()).isZero();
    assertThat(runs.concerns(1_001)).isFalse();
    runs.empty(null, 1_001, 1_001);
    assertThat(runs.beyond()).isOne();

    BrokenStretches across = new BrokenStretches();
    across.empty(null, 1, 999);
    across.empty(null, 1_000, 1_500);
    assertThat(across.beyond()).isEqualTo(500);
    assertThat(across.concerns(1_200)).isTrue();
  }
}

package sqe.dsp.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WindowsTest {

  @Test
  void halfOverlappingPeriodicHannWindowsAddUpToOne() {
    for (int n : new int[] {2, 8, 256, 512}) {
      double[] window = Windows.periodicHann(n);
      double[] root = Windows.periodicSquareRootHann(n);
      for (int i = 0; i < n / 2; i++) {
        assertThat(window[i] + window[i + n / 2]).isCloseTo(1, within(1e-15));
        assertThat(root[i] * root[i]).isCloseTo(window[i], within(1e-15));
      }
      assertThat(window[0]).isZero();
    }
  }

  @Test
  void theOpenHannWindowIsSymmetricAndHasNoZero() {
    double[] window = Windows.openHann(255);
    for (int i = 0; i < 255; i++) {
      assertThat(window[i]).isPositive().isCloseTo(window[254 - i], within(1e-15));
    }
    assertThat(window[127]).isEqualTo(1);
    // the periodic window of one more sample, without its zero
    double[] periodic = Windows.periodicHann(256);
    for (int i = 0; i < 255; i++) {
      assertThat(window[i]).isEqualTo(periodic[i + 1]);
    }
  }
}

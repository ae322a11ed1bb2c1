package sqe.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeldSamplesTest {

  private static final int LONG = HeldSamples.LONGEST_AS_THEY_ARE + 7;

  private static double[] sixteenBits(int length) {
    Random random = new Random(1);
    double[] samples = new double[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (random.nextInt(65536) - 32768) / 32768.0;
    }
    return samples;
  }

  @Test
  void aLongSignalOfSixteenBitsIsKeptInHalfTheMemoryAndComesBackToTheBit() {
    double[] samples = sixteenBits(LONG);
    samples[3] = -0.0;
    HeldSamples held = HeldSamples.of(samples.clone());
    assertThat(held.isNarrow()).isTrue();
    assertThat(held.length()).isEqualTo(LONG);
    assertThat(Arrays.equals(held.values(), samples)).isTrue();
    assertThat(held.at(5)).isEqualTo(samples[5]);
  }

  @Test
  void whatIsNoFloatStaysADouble() {
    double[] samples = sixteenBits(LONG);
    samples[LONG - 1] = 0.1;
    assertThat(HeldSamples.of(samples).isNarrow()).isFalse();
    samples[LONG - 1] = Double.NaN;
    assertThat(HeldSamples.of(samples).isNarrow()).isFalse();
  }

  @Test
  void aShortSignalIsTheArrayItself() {
    double[] samples = sixteenBits(100);
    assertThat(HeldSamples.of(samples).values()).isSameAs(samples);
  }

  @Test
  void partsAreThoseOfTheArray() {
    double[] samples = sixteenBits(LONG);
    HeldSamples held = HeldSamples.of(samples.clone());
    double[] expected = Arrays.copyOfRange(samples, LONG - 5, LONG + 3);
    assertThat(held.part(LONG - 5, 8).values()).containsExactly(expected);
    assertThat(held.part(0, LONG)).isSameAs(held);
  }

  @Test
  void scaledSamplesAreTheSameForBothKinds() {
    double[] samples = sixteenBits(LONG);
    double[] narrow = new double[LONG];
    HeldSamples.of(samples.clone()).scaledTo(32768, narrow);
    double[] expected = Arrays.stream(samples).map(x -> x * 32768).toArray();
    assertThat(Arrays.equals(narrow, expected)).isTrue();
  }
}

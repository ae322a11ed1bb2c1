package sqe.dsp.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class G711Test {

  /** Ends of the segments in ITU-T G.711, table 1a: decoder output values, times 8. */
  @Test
  void aLawDecodesToTheValuesOfTheStandard() {
    double[] table = G711.aLaw();
    // Character signals of table 1a have the even bits inverted on the line (XOR 0x55).
    int[] words = {0xFF, 0xF0, 0xEF, 0xE0, 0xD0, 0xC0, 0xB0, 0xA0, 0x90, 0x80};
    int[] values = {4032, 2112, 2016, 1056, 528, 264, 132, 66, 33, 1};
    for (int i = 0; i < words.length; i++) {
      assertThat(table[words[i] ^ 0x55] * 32768).isEqualTo(8 * values[i]);
      assertThat(table[words[i] ^ 0x80 ^ 0x55] * 32768).isEqualTo(-8 * values[i]);
    }
  }

  /** Decoder output values of table 2a, times 4. */
  @Test
  void muLawDecodesToTheValuesOfTheStandard() {
    double[] table = G711.muLaw();
    int[] words = {0x80, 0x8F, 0x9F, 0xAF, 0xBF, 0xCF, 0xDF, 0xEF, 0xFE, 0xFF};
    int[] values = {8031, 4191, 2079, 1023, 495, 231, 99, 33, 2, 0};
    for (int i = 0; i < words.length; i++) {
      assertThat(table[words[i]] * 32768).isEqualTo(4 * values[i]);
      assertThat(table[words[i] ^ 0x80] * 32768).isEqualTo(-4.0 * values[i] + 0.0);
    }
  }

  @Test
  void bothLawsAreOddAndMonotonous() {
    for (double[] table : new double[][] {G711.aLaw(), G711.muLaw()}) {
      for (int code = 0; code < 128; code++) {
        assertThat(table[code] + table[code | 0x80]).isZero();
      }
    }
    for (int word = 1; word < 128; word++) {
      assertThat(G711.aLaw()[(0x80 | word) ^ 0x55])
          .isGreaterThan(G711.aLaw()[(0x7F + word) ^ 0x55]);
      assertThat(G711.muLaw()[0x80 | word]).isLessThan(G711.muLaw()[0x7F + word]);
    }
  }
}

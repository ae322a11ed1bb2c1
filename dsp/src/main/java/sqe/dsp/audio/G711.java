package sqe.dsp.audio;

/**
 * Decoding of ITU-T G.711 companded speech.
 *
 * <p>A code word is a sign, a segment s (3 bits) and a step m (4 bits). Values are on the 16-bit
 * scale that every decoder uses: A-law's 13 bits times 8, µ-law's 14 bits times 4.
 */
final class G711 {

  private static final int MU_LAW_BIAS = 33;

  private G711() {}

  /** The 256 values of A-law (table 1 of the standard), by code word, divided by 32768. */
  static double[] aLaw() {
    double[] table = new double[256];
    for (int code = 0; code < 256; code++) {
      int word = code ^ 0x55;
      int segment = word >> 4 & 7;
      int step = 2 * (word & 15) + 1;
      int magnitude = segment == 0 ? step : (step + 32) << (segment - 1);
      table[code] = ((word & 0x80) != 0 ? magnitude : -magnitude) * 8 / 32768.0;
    }
    return table;
  }

  /** The 256 values of µ-law (table 2 of the standard), by code word, divided by 32768. */
  static double[] muLaw() {
    double[] table = new double[256];
    for (int code = 0; code < 256; code++) {
      int word = ~code & 0xFF;
      int magnitude = ((2 * (word & 15) + MU_LAW_BIAS) << (word >> 4 & 7)) - MU_LAW_BIAS;
      table[code] = ((word & 0x80) != 0 ? -magnitude : magnitude) * 4 / 32768.0;
    }
    return table;
  }
}

package sqe.models.plcmos;

/**
 * The fifteen raters that PLCMOS asks: vectors of 64 normal deviates, the same for every file.
 *
 * <p>They are part of the measure, for other raters say other things. The published script draws
 * them with NumPy's generator of seed 23: the Mersenne Twister MT19937 in its classic
 * initialisation, 53 bits a uniform number, normal deviates in pairs by the polar method, the
 * second of a pair first. Drawing them takes a millisecond and needs no table.
 */
final class Raters {

  /** How many there are. */
  static final int COUNT = 15;

  /** Numbers that describe one. */
  static final int SIZE = 64;

  private static final int SEED = 23;
  private static final int STATE = 624;
  private static final int SHIFT = 397;

  private final int[] state = new int[STATE];
  private int next = STATE;

  private Raters() {
    state[0] = SEED;
    for (int i = 1; i < STATE; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
    }
  }

  /** All raters, [rater][number], flat; a new array. */
  static float[] all() {
    Raters generator = new Raters();
    float[] numbers = new float[COUNT * SIZE];
    for (int i = 0; i < numbers.length; i += 2) {
      generator.normalPair(numbers, i);
    }
    return numbers;
  }

  private void normalPair(float[] numbers, int at) {
    double x;
    double y;
    double square;
    do {
      x = 2 * uniform() - 1;
      y = 2 * uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
    numbers[at] = (float) (factor * y);
    numbers[at + 1] = (float) (factor * x);
  }

  private double uniform() {
    long high = bits() >>> 5;
    long low = bits() >>> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
  }

  /** 32 random bits, as a number that is not negative. */
  private long bits() {
    if (next == STATE) {
      renew();
    }
    int y = state[next++];
    y ^= y >>> 11;
    y ^= y << 7 & 0x9D2C5680;
    y ^= y << 15 & 0xEFC60000;
    y ^= y >>> 18;
    return y & 0xFFFFFFFFL;
  }

  private void renew() {
    for (int i = 0; i < STATE; i++) {
      int y = (state[i] & 0x80000000) | (state[(i + 1) % STATE] & 0x7FFFFFFF);
      state[i] = state[(i + SHIFT) % STATE] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : 0x9908B0DF);
    }
    next = 0;
  }
}

package sqe.judge.stats;

import java.nio.charset.StandardCharsets;

/**
 * A source of random bits that is part of the result's definition.
 *
 * <p>SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA
 * 2014): a counter that advances by the golden-ratio constant, finalised by David Stafford's
 * variant 13 of the MurmurHash3 mixer. It is written out here rather than taken from the JDK so
 * that the same seed gives the same bits on every JDK, for good. It passes BigCrush; the resampling
 * here draws at most some 10⁸ values from one stream, far below its period of 2⁶⁴.
 *
 * <p>Streams are named: {@code new SeededRandom(seed, "bootstrap", 7)} starts at a point of the
 * cycle that is a hash of all three, so that chunks of work have their own stream, whichever thread
 * does them, and a metric's numbers do not depend on which other metrics are asked for. Not
 * thread-safe: a stream belongs to one chunk.
 */
public final class SeededRandom {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private long state;

  /** The stream of a seed, a purpose and a chunk number. */
  public SeededRandom(long seed, String purpose, long chunk) {
    state = mix(mix(seed + GOLDEN_GAMMA) ^ hash(purpose)) ^ mix(chunk * GOLDEN_GAMMA + 1);
  }

  /** A seed for one part of a computation: a hash of the overall seed and the part's name. */
  public static long derive(long seed, String part) {
    return mix(mix(seed + GOLDEN_GAMMA) ^ hash(part));
  }

  /** 64 random bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Uniform on 0 … bound − 1, with a bias below bound/2³². */
  public int nextInt(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** Uniform on [0, 1), a multiple of 2⁻⁵³. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** Standard normal by the polar method of Marsaglia and Bray (one of its two values). */
  public double nextGaussian() {
    while (true) {
      double u = 2 * nextDouble() - 1;
      double v = 2 * nextDouble() - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        return u * Math.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static long hash(String text) {
    long hash = FNV_OFFSET;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
    }
    return hash;
  }
}

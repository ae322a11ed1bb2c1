package sqe.dsp;

/**
 * The module {@code jdk.incubator.vector}, with which some loops are faster. They give the same
 * bits without it.
 */
public final class VectorModule {

  /** Doubles in the longest vectors used. */
  private static final int LONGEST = 8;

  private VectorModule() {}

  /** Whether this JVM has it: it was started with {@code --add-modules jdk.incubator.vector}. */
  public static boolean isPresent() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /** The least length of a row, not below a width, that whole vectors fill. */
  public static int filled(int width) {
    return (width + LONGEST - 1) / LONGEST * LONGEST;
  }
}

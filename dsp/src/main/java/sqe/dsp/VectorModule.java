package sqe.dsp;

/**
 * The module {@code jdk.incubator.vector}, with which some loops are faster. They give the same
 * bits without it.
 */
public final class VectorModule {

  private VectorModule() {}

  /** Whether this JVM has it: it was started with {@code --add-modules jdk.incubator.vector}. */
  public static boolean isPresent() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}

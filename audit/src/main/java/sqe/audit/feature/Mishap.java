package sqe.audit.feature;

/**
 * What is said of a file on which something went wrong that is no fault of it: the rest goes on.
 */
public final class Mishap {

  private Mishap() {}

  /** A phrase for a failure that nobody declares. */
  public static String words(Throwable failure) {
    return failure instanceof OutOfMemoryError
        ? "not enough memory: needs more than %s MiB of heap; split the file or give more"
            .formatted(Runtime.getRuntime().maxMemory() >> 20)
        : "internal error: " + failure;
  }
}

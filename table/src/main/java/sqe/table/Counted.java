package sqe.table;

/** A number with its noun in messages: 1 file, 2 files. */
public final class Counted {

  private Counted() {}

  /**
   * The number and what there is of it.
   *
   * @param one what follows 1
   * @param many what follows any other number
   */
  public static String of(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}

package sqe.metrics.loss;

/** The arrays given do not fit the loss, or each other; the message says where and why. */
public final class LossInputException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * Arrays that do not fit.
   *
   * @param message which array, which element, what was expected
   */
  public LossInputException(String message) {
    super(message);
  }
}

package sqe.audit.feature;

/**
 * What a network says of the quality of a file.
 *
 * @param value as its metric has it; NaN where there is none
 * @param missing why there is no value; empty where there is one, or none was asked for
 */
public record Opinion(double value, String missing) {

  /** Nobody asked. */
  public static final Opinion NONE = new Opinion(Double.NaN, "");
}

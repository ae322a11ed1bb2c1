package sqe.report.document;

/**
 * Text of one style.
 *
 * @param style what it is
 * @param text what it says, as it is: nothing in it is markup of any format
 */
public record Span(Style style, String text) {}

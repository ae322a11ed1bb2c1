package sqe.report.document;

/**
 * A line of prose.
 *
 * @param text what it says
 */
public record Paragraph(Text text) implements Block {

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.paragraph(this);
  }
}

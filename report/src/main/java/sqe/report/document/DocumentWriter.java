package sqe.report.document;

/** A format for people. */
public interface DocumentWriter {

  /**
   * The whole document, ending with a line break; empty where it says nothing. Whatever data stand
   * in it, the text holds no control characters but line breaks (and the codes of its own colours),
   * and nothing that is data acts as markup.
   */
  String write(Document document);
}

package sqe.report.document;

/** A part of a document that stands by itself. */
public sealed interface Block permits Paragraph, Clauses, Listing, Notes, Grid, Section, Folded {

  /**
   * What a writer does with each kind.
   *
   * @param <T> what it makes of a block
   */
  interface Visitor<T> {

    /** Of a paragraph. */
    T paragraph(Paragraph paragraph);

    /** Of clauses. */
    T clauses(Clauses clauses);

    /** Of a list. */
    T listing(Listing listing);

    /** Of notes. */
    T notes(Notes notes);

    /** Of a grid. */
    T grid(Grid grid);

    /** Of a section, with all that is in it. */
    T section(Section section);

    /** Of what may be folded away, with all that is in it. */
    T folded(Folded folded);
  }

  /** Calls the method of this kind. */
  <T> T accept(Visitor<T> visitor);
}

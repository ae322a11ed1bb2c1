package sqe.scoring;

import sqe.table.Remark;

/** What a file is to a pair. */
enum Role {
  REFERENCE("reference"),
  ESTIMATE("estimate"),
  MIXTURE("mixture");

  private final String label;

  Role(String label) {
    this.label = label;
  }

  /** As messages call it. */
  String label() {
    return label;
  }

  /** What the reader noticed about the file; a semicolon would part one note into two. */
  Remark noticed(String warning) {
    return Remark.of(label + ": " + warning.replace("; ", ", "));
  }
}

package sqe.scoring;

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
}

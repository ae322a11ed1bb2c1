package sqe.audit.check;

import java.util.Locale;

/** How bad a finding is, worst first. */
public enum Severity {
  /** Scores from this file or set are wrong or impossible. */
  ERROR,
  /** Scores may mislead; somebody should look. */
  WARNING,
  /** Worth knowing. */
  INFO;

  /** As it stands in reports: {@code error}, {@code warning}, {@code info}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

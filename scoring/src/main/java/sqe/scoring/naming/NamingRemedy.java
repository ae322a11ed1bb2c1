package sqe.scoring.naming;

import java.util.List;

/**
 * What would join names that differ.
 *
 * @param kind of what is said
 * @param value the template or regular expression
 */
public record NamingRemedy(Kind kind, String value) {

  /** What can be said of names. */
  public enum Kind {
    /** How names of estimates are made from ids, for {@link NameRule#template}. */
    ESTIMATE_NAME,
    /** The same of mixtures. */
    NOISY_NAME,
    /** How ids are read off all names, for {@link NameRule#match}. */
    MATCH
  }

  /** The naming that it is. */
  public Naming naming() {
    return switch (kind) {
      case ESTIMATE_NAME ->
          new Naming(NameRule.same(), List.of(NameRule.template(value)), NameRule.same());
      case NOISY_NAME ->
          new Naming(NameRule.same(), List.of(NameRule.same()), NameRule.template(value));
      case MATCH -> Naming.ofAll(NameRule.match(value));
    };
  }
}

package sqe.scoring.naming;

import java.util.List;

/**
 * What would join names that differ.
 *
 * @param kind of what is said
 * @param values the template or regular expression; several of a kind that has one for each
 */
public record NamingRemedy(Kind kind, List<String> values) {

  /** What can be said of names. */
  public enum Kind {
    /** How names of estimates are made from ids, for {@link NameRule#template}. */
    ESTIMATE_NAME,
    /** The same for each folder of estimates, in their order. */
    ESTIMATE_NAMES,
    /** Templates of the systems that lie in one folder: each is a call of its own. */
    CALLS,
    /** Regular expressions of the systems that lie in one folder, each a call of its own. */
    MATCH_CALLS,
    /** How names of mixtures are made from ids. */
    NOISY_NAME,
    /** How ids are read off all names, for {@link NameRule#match}. */
    MATCH
  }

  /** Copies the values, of which there is one at least. */
  public NamingRemedy {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a remedy has a value");
    }
  }

  /** A remedy of one value. */
  public NamingRemedy(Kind kind, String value) {
    this(kind, List.of(value));
  }

  /** The value, or the first of several. */
  public String value() {
    return values.get(0);
  }

  /** The naming that it is; of several calls the first. */
  public Naming naming() {
    NameRule same = NameRule.same();
    return switch (kind) {
      case ESTIMATE_NAME, CALLS -> new Naming(same, List.of(NameRule.template(value())), same);
      case ESTIMATE_NAMES ->
          new Naming(same, values.stream().map(NameRule::template).toList(), same);
      case NOISY_NAME -> new Naming(same, List.of(same), NameRule.template(value()));
      case MATCH, MATCH_CALLS -> Naming.ofAll(NameRule.match(value()));
    };
  }
}

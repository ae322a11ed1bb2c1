package sqe.scoring.naming;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How names of references, estimates and mixtures become ids.
 *
 * @param reference of references
 * @param estimates of the estimates, one for all or one for each in their order
 * @param mixture of the mixtures
 */
public record Naming(NameRule reference, List<NameRule> estimates, NameRule mixture) {

  private static final Naming SAME = ofAll(NameRule.same());

  /** Copies the list, which is not empty. */
  public Naming {
    estimates = List.copyOf(estimates);
    if (estimates.isEmpty()) {
      throw new IllegalArgumentException("a naming has a rule for estimates");
    }
  }

  /** Names are ids. */
  public static Naming same() {
    return SAME;
  }

  /** One rule for all files. */
  public static Naming ofAll(NameRule rule) {
    return new Naming(rule, List.of(rule), rule);
  }

  /**
   * The naming by templates of estimates and mixtures after the ids that are the references' names.
   *
   * @param estimates one for all or one for each in their order; empty: their names are ids
   * @param mixtures null: their names are ids
   * @throws IllegalArgumentException when one is no template
   */
  public static Naming templates(List<String> estimates, @Nullable String mixtures) {
    if (estimates.isEmpty() && mixtures == null) {
      return SAME;
    }
    NameRule same = NameRule.same();
    return new Naming(
        same,
        estimates.isEmpty() ? List.of(same) : estimates.stream().map(NameRule::template).toList(),
        mixtures == null ? same : NameRule.template(mixtures));
  }

  /** Whether names are ids. */
  public boolean isSame() {
    return equals(SAME);
  }

  /** The rule of the estimates at a position. */
  public NameRule estimate(int position) {
    return estimates.size() == 1 ? estimates.get(0) : estimates.get(position);
  }
}

package sqe.serve;

import java.util.ArrayList;
import java.util.List;
import sqe.scoring.naming.NameRule;
import sqe.scoring.naming.Naming;
import sqe.scoring.naming.NamingAdvice;
import sqe.scoring.naming.NamingRemedy;

/** How names of files in folders become the ids by which they are paired, as a request says it. */
final class NamingParams {

  /** The names of the parameters. */
  static final List<String> NAMES = List.of("estimate_name", "noisy_name", "match");

  private NamingParams() {}

  /** Whether any is given. */
  static boolean given(Params params) {
    return NAMES.stream().anyMatch(params::has);
  }

  /**
   * The naming.
   *
   * @param systems how many folders of estimates there are
   */
  static Naming of(Params params, int systems) throws RequestException {
    List<String> estimates = params.texts("estimate_name");
    String mixtures = params.text("noisy_name");
    String match = params.text("match");
    if (match != null && (!estimates.isEmpty() || mixtures != null)) {
      throw RequestException.params(
          "match reads all names: leave out estimate_name and noisy_name");
    }
    if (estimates.size() > 1 && estimates.size() != systems) {
      throw RequestException.params(
          "estimate_name has %s names: give one, or one for each of %s folders"
              .formatted(estimates.size(), systems));
    }
    try {
      return match == null
          ? Naming.templates(estimates, mixtures)
          : Naming.ofAll(NameRule.match(match));
    } catch (IllegalArgumentException e) {
      throw Failures.of(e);
    }
  }

  /** What was seen of names, and the parameter that helps where one does. */
  static String words(NamingAdvice advice) {
    return advice.words() + advice.help().map(NamingParams::help).orElse("");
  }

  /** Which parameter joins names that differ. */
  static String help(NamingRemedy remedy) {
    String name =
        switch (remedy.kind()) {
          case ESTIMATE_NAME, ESTIMATE_NAMES, CALLS -> "estimate_name";
          case NOISY_NAME -> "noisy_name";
          case MATCH, MATCH_CALLS -> "match";
        };
    List<String> values = new ArrayList<>();
    remedy.values().forEach(value -> values.add("'" + value + "'"));
    return switch (remedy.kind()) {
      case ESTIMATE_NAME, NOISY_NAME, MATCH -> "; %s %s pairs them".formatted(name, values.get(0));
      case ESTIMATE_NAMES -> "; %s [%s] pairs them".formatted(name, String.join(", ", values));
      case CALLS, MATCH_CALLS ->
          "; a request for each pairs them, with %s %s"
              .formatted(name, String.join(", or ", values));
    };
  }
}

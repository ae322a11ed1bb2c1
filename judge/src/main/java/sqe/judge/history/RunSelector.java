package sqe.judge.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sqe.judge.gate.PolicyException;
import sqe.table.Excerpt;

/**
 * Which run is meant: {@code branch=main}, {@code label=v1}, {@code commit=1a2b3c}, {@code run=17},
 * several of them with commas between, or nothing.
 *
 * <p>The last run that fits. One that is not named by its number, commit or a label must have
 * passed, for a run that failed is no baseline by accident.
 */
public final class RunSelector {

  private static final List<String> KEYS = List.of("run", "commit", "branch", "label");

  private final Map<String, String> wanted;

  private RunSelector(Map<String, String> wanted) {
    this.wanted = wanted;
  }

  /**
   * Reads a selector; a number alone is that of a run.
   *
   * @throws PolicyException naming the part that is wrong, and what there is
   */
  public static RunSelector of(String text) throws PolicyException {
    Map<String, String> wanted = new LinkedHashMap<>();
    if (text.matches("\\d+")) {
      return new RunSelector(Map.of("run", text));
    }
    for (String part : text.isBlank() ? List.<String>of() : List.of(text.split(",", -1))) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? "" : part.substring(0, equals).strip();
      String value = part.substring(equals + 1).strip();
      if (!KEYS.contains(key) || value.isEmpty()) {
        throw new PolicyException(
            "'%s' selects no run: write run=17, commit=1a2b3c, branch=main or label=v1, with commas between"
                .formatted(Excerpt.of(part)));
      }
      if (wanted.put(key, value) != null) {
        throw new PolicyException("'%s' says %s twice".formatted(Excerpt.of(text), key));
      }
    }
    String number = wanted.get("run");
    if (number != null && !number.matches("\\d{1,18}")) {
      throw new PolicyException("'%s' is no number of a run".formatted(Excerpt.of(number)));
    }
    return new RunSelector(wanted);
  }

  /** The run that is meant. */
  Optional<Run> last(List<Run> runs) {
    return runs.stream().filter(this::fits).reduce((first, second) -> second);
  }

  private boolean fits(Run run) {
    return (isNamed() || run.passed())
        && is("run", String.valueOf(run.number()))
        && is("branch", run.facts().branch())
        && isCommit(run.facts().commit())
        && (!wanted.containsKey("label") || run.facts().labels().contains(wanted.get("label")));
  }

  /** Whether it says which run, and not only of which branch. */
  private boolean isNamed() {
    return wanted.keySet().stream().anyMatch(key -> !key.equals("branch"));
  }

  private boolean is(String key, @Nullable String value) {
    String asked = wanted.get(key);
    return asked == null || asked.equals(value);
  }

  /** A commit is often named by the first of its digits. */
  private boolean isCommit(@Nullable String commit) {
    String asked = wanted.get("commit");
    return asked == null
        || (commit != null
            && commit.toLowerCase(Locale.ROOT).startsWith(asked.toLowerCase(Locale.ROOT)));
  }

  /** What is meant, in words: {@code run that passed with branch=main}. */
  String words() {
    StringBuilder words = new StringBuilder();
    wanted.forEach(
        (key, value) ->
            words.append(words.isEmpty() ? "" : ",").append(key).append('=').append(value));
    return (isNamed() ? "run" : "run that passed") + (words.isEmpty() ? "" : " with " + words);
  }
}

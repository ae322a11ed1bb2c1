package sqe.scoring;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sqe.scoring.naming.NameDifference;
import sqe.scoring.naming.NameRule;
import sqe.scoring.naming.Names;
import sqe.scoring.naming.NamingAdvice;
import sqe.scoring.naming.NamingRemedy;
import sqe.scoring.naming.SeveralSystems;

/** Why names of folders make no pair, and what joins them all. */
final class NamesApart {

  private static final Pattern SOURCE = Pattern.compile("(?i)\\}[-_./](?:s|src|source|spk)_?[1-9]");

  private static final Pattern SNR = Pattern.compile("(?i)[-+]?[0-9.]+ ?dB");

  static final String SOURCES =
      ": name as REFERENCE the folder that holds a folder of each source (--sources says which), or"
          + " list the files in a manifest with the columns id,"
          + SourceFolders.columns(2);

  private NamesApart() {}

  /**
   * The difference, with what takes it off where something does.
   *
   * @param groups of names that one answer has to fit, none of them empty
   */
  static NamingAdvice of(List<Names> groups) {
    if (groups.size() == 1) {
      return ofOne(groups.get(0));
    }
    return oneEach(groups)
        .or(
            () ->
                NameDifference.of(groups)
                    .map(difference -> new NamingAdvice(difference.words(), difference.remedy())))
        .orElseGet(() -> without(groups.get(0)));
  }

  private static NamingAdvice ofOne(Names names) {
    Optional<SeveralSystems> several = SeveralSystems.of(names);
    if (several.isPresent()) {
      List<String> templates = several.get().templates();
      return new NamingAdvice(
          "%s lie in one folder ('%s' for '%s')%s"
              .formatted(
                  several(templates),
                  names.estimates().iterator().next(),
                  names.references().iterator().next(),
                  areSources(templates) ? SOURCES : ""),
          areSources(templates) ? null : several.get().remedy());
    }
    return NameDifference.of(names.references(), names.estimates())
        .map(difference -> new NamingAdvice(difference.words(), difference.remedy()))
        .orElseGet(() -> without(names));
  }

  /** What it is that lies in one folder, where each has a template. */
  static String several(List<String> templates) {
    String kind = "systems";
    if (areSources(templates)) {
      kind = "sources";
    } else if (templates.stream().allMatch(template -> SNR.matcher(template).find())) {
      kind = "SNRs of each reference";
    }
    return templates.size() + " " + kind;
  }

  /** Whether they tell the sources of a mixture apart, and not systems. */
  static boolean areSources(List<String> templates) {
    return templates.stream().allMatch(template -> SOURCE.matcher(template).find());
  }

  /**
   * One template for each folder of estimates, where the references are the same and the folders
   * are not named alike.
   */
  static Optional<NamingAdvice> oneEach(List<Names> groups) {
    boolean oneReference =
        groups.stream().allMatch(each -> each.references() == groups.get(0).references());
    List<String> templates =
        groups.stream().flatMap(each -> NameDifference.template(each).stream()).toList();
    if (!oneReference || templates.size() < groups.size()) {
      return Optional.empty();
    }
    List<String> different = templates.stream().distinct().toList();
    if (different.size() == 1) {
      return Optional.empty();
    }
    return Optional.of(
        new NamingAdvice(
            "each folder names its files in its own way (%s)"
                .formatted(String.join(", ", examples(groups))),
            new NamingRemedy(NamingRemedy.Kind.ESTIMATE_NAMES, templates)));
  }

  private static List<String> examples(List<Names> groups) {
    return groups.stream()
        .flatMap(names -> Stream.of("'" + names.estimates().iterator().next() + "'"))
        .toList();
  }

  private static NamingAdvice without(Names names) {
    return new NamingAdvice(
        "'%s' and its like, against '%s'; where no rule joins them (--match REGEX), list the pairs: a CSV file with the columns id,reference,estimate and a row a pair, for --manifest FILE"
            .formatted(
                names.references().iterator().next(),
                names.estimates().stream().findFirst().orElse(NameRule.ID)),
        null);
  }
}

package sqe.scoring.naming;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * In what the names of two sets differ, where they are the same but for that. What is advised was
 * tried: it joins half of the names at least, and makes no two of them one.
 *
 * @param words a clause that says it, with an example of either side
 * @param remedy what joins them; null where one can see the difference and no rule takes it off
 * @param pairs how many pairs it makes
 */
public record NameDifference(String words, @Nullable NamingRemedy remedy, int pairs) {

  private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");

  private static final String ZEROS = "0*([1-9][0-9]*|0)";

  private static final String NO_RULE =
      "; no rule for names joins them: rename one side, or list the pairs in a manifest";

  /** A way to read ids, and what it would explain. */
  private record Candidate(String words, @Nullable NamingRemedy remedy, Naming naming) {

    static Candidate match(String words, String regex) {
      return of(words, new NamingRemedy(NamingRemedy.Kind.MATCH, regex));
    }

    static Candidate of(String words, NamingRemedy remedy) {
      return new Candidate(words, remedy, remedy.naming());
    }

    /** A difference that can be seen, but not be said in an option. */
    static Candidate seen(String words, NameRule rule) {
      return new Candidate(words, null, Naming.ofAll(rule));
    }
  }

  private static final List<Candidate> PLAIN =
      List.of(
          Candidate.match("in letter case", "(?i)(.+)"),
          Candidate.match("in their folders", "([^/]+)$"),
          Candidate.match("in folders and letter case", "(?i)([^/]+)$"),
          Candidate.match("in the folders above the last", "([^/]+/[^/]+)$"),
          Candidate.match("in the file's own name: the folder is the id", "([^/]+)/[^/]+$"));

  /** Names of the DNS Challenge of which one side fills numbers up with zeros. */
  private static final List<Candidate> FILE_IDS =
      List.of(
          Candidate.match("around 'fileid_' and in leading zeros behind it", "fileid_" + ZEROS));

  /** Differences that no option can take off, each with folders and without. */
  private static final List<Candidate> SEEN =
      List.of(
          Candidate.seen("in leading zeros", NameDifference::withoutZeros),
          Candidate.seen("in leading zeros and letter case", name -> withoutZeros(lower(name))),
          Candidate.seen("in folders and leading zeros", name -> withoutZeros(Affixes.last(name))),
          Candidate.seen("in the marks between words", NameDifference::withoutMarks),
          Candidate.seen(
              "in letter case and the marks between words", name -> withoutMarks(lower(name))),
          Candidate.seen(
              "in folders, which one side writes as part of the name",
              name -> withoutMarks(name.replace('/', '_'))));

  /** The difference that explains most of the names. */
  public static Optional<NameDifference> of(
      Collection<String> references, Collection<String> estimates) {
    return of(List.of(new Names(references, estimates)));
  }

  /** One difference that explains most of the names of each of several folders. */
  public static Optional<NameDifference> of(List<Names> groups) {
    return best(PLAIN, groups)
        .or(() -> best(affixesOrZeros(groups), groups))
        .or(() -> best(wholePaths(groups), groups))
        .or(() -> best(affixes(groups, NameDifference::lower, "in letter case and "), groups))
        .or(() -> best(zeros(groups), groups))
        .or(() -> best(FILE_IDS, groups))
        .or(() -> best(SEEN, groups));
  }

  /**
   * The templates by which each name of estimates is that of a reference, where a folder holds
   * several systems of one set of names: {@code u1_A}, {@code u1_B}.
   *
   * @return in the order of names; one or none where it does not, as where some files of one system
   *     have a suffix and the others have none
   */
  public static List<String> systems(Names names) {
    List<Affixes> all =
        new ArrayList<>(Affixes.between(names.references(), names.estimates(), Affixes::last));
    all.addAll(Affixes.between(names.references(), names.estimates(), name -> name));
    List<String> templates =
        all.stream()
            .filter(Affixes::isTemplate)
            .map(Affixes::template)
            .distinct()
            .filter(template -> joins(names, template))
            .sorted()
            .toList();
    return templates.contains(NameRule.ID) && shareNothing(names, templates)
        ? templates.subList(0, 1)
        : templates;
  }

  /** Whether each reference has a name of one template at most. */
  private static boolean shareNothing(Names names, List<String> templates) {
    Set<String> references = new HashSet<>(names.references());
    Set<String> found = new HashSet<>();
    for (String template : templates) {
      NameRule rule = NameRule.template(template);
      for (String estimate : names.estimates()) {
        String id = rule.id(estimate);
        if (id != null && references.contains(id) && !found.add(id)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The template that joins most of the names: {@value NameRule#ID} itself where they are ids. */
  public static Optional<String> template(Names names) {
    if (Join.of(names.references(), names.estimates(), Naming.same()).isConvincing()) {
      return Optional.of(NameRule.ID);
    }
    return systems(names).stream().findFirst();
  }

  private static boolean joins(Names names, String template) {
    Naming naming = new NamingRemedy(NamingRemedy.Kind.ESTIMATE_NAME, template).naming();
    Join join = Join.of(names.references(), names.estimates(), naming);
    return join.isConvincing() && 2 * join.pairs() >= names.references().size();
  }

  private static Optional<NameDifference> best(List<Candidate> candidates, List<Names> groups) {
    int asTheyAre = Join.of(groups, Naming.same()).pairs();
    return candidates.stream()
        .map(candidate -> new Explained(candidate, Join.of(groups, candidate.naming())))
        .filter(explained -> explained.join().isConvincing())
        .filter(explained -> explained.join().pairs() > asTheyAre)
        .max(Comparator.comparingInt(explained -> explained.join().pairs()))
        .map(explained -> explained.with(groups));
  }

  /**
   * Candidates of what stands before and behind the ids.
   *
   * @param form what is done to names before they are compared
   * @param also that in words, where letter case does not count; empty where it does
   */
  private static List<Candidate> affixes(
      List<Names> groups, UnaryOperator<String> form, String also) {
    String prefix = also.isEmpty() ? "" : "(?i)";
    List<Candidate> candidates = new ArrayList<>();
    for (List<Affixes> affixes : found(groups, name -> Affixes.last(form.apply(name)))) {
      String words = also + Affixes.words(affixes);
      if (also.isEmpty() && affixes.size() == 1 && affixes.get(0).isTemplate()) {
        candidates.add(template(words, affixes.get(0)));
      }
      Affixes.regexes(affixes).forEach(r -> candidates.add(Candidate.match(words, prefix + r)));
    }
    return candidates;
  }

  private static Candidate template(String words, Affixes affixes) {
    return Candidate.of(
        words, new NamingRemedy(NamingRemedy.Kind.ESTIMATE_NAME, affixes.template()));
  }

  /** Folders that only estimates have, above or in the place of the file: utt1/enhanced. */
  private static List<Candidate> wholePaths(List<Names> groups) {
    return found(groups, name -> name).stream()
        .filter(affixes -> affixes.size() == 1 && affixes.get(0).isTemplate())
        .map(affixes -> template(Affixes.words(affixes), affixes.get(0)))
        .toList();
  }

  private static List<Candidate> affixesOrZeros(List<Names> groups) {
    List<Candidate> candidates = affixes(groups, UnaryOperator.identity(), "");
    if (Join.of(groups, Naming.ofAll(NameDifference::withoutZeros)).isConvincing()) {
      candidates.add(Candidate.match("in leading zeros", ZEROS + "$"));
    }
    return candidates;
  }

  /**
   * Names with zeros and affixes. The expression reads the last number alone, so it is a candidate
   * only where the whole names agree without both.
   */
  private static List<Candidate> zeros(List<Names> groups) {
    UnaryOperator<String> form = name -> withoutZeros(lower(Affixes.last(name)));
    List<Candidate> candidates = new ArrayList<>();
    for (List<Affixes> affixes : found(groups, form)) {
      String behind = Affixes.behind(affixes);
      NameRule rest = NameRule.match("^(.+?)" + behind + "$");
      if (Join.of(groups, Naming.ofAll(name -> rest.id(form.apply(name)))).isConvincing()) {
        candidates.add(
            Candidate.match(
                "in leading zeros and " + Affixes.words(affixes), "(?i)" + ZEROS + behind + "$"));
      }
    }
    return candidates;
  }

  /**
   * What stands around the ids in each way that is likely; of several groups, in the way that joins
   * each.
   */
  private static List<List<Affixes>> found(List<Names> groups, UnaryOperator<String> form) {
    List<List<Affixes>> likely = new ArrayList<>();
    List<Affixes> ofEach = new ArrayList<>();
    for (Names group : groups) {
      List<Affixes> ofGroup =
          Affixes.between(group.references(), group.estimates(), form).stream()
              .filter(affixes -> !affixes.mayBeAccident(single(group)))
              .toList();
      ofGroup.forEach(affixes -> likely.add(List.of(affixes)));
      ofGroup.stream().limit(1).filter(each -> !ofEach.contains(each)).forEach(ofEach::add);
    }
    if (ofEach.size() > 1) {
      likely.add(ofEach);
    }
    return likely;
  }

  /** Any two names have some letters in common. */
  private static boolean single(Names group) {
    return Math.min(group.references().size(), group.estimates().size()) == 1;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** A name without the zeros before its numbers. */
  public static String withoutZeros(String name) {
    return LEADING_ZEROS.matcher(name).replaceAll("");
  }

  private static String withoutMarks(String name) {
    return name.replaceAll("[-_. ]+", "_");
  }

  private record Explained(Candidate candidate, Join join) {

    NameDifference with(List<Names> groups) {
      Naming naming = candidate.naming();
      @Nullable NameDifference alike = null;
      for (Names group : groups) {
        for (String estimate : group.estimates()) {
          String id = naming.estimate(0).id(estimate);
          for (String reference : group.references()) {
            if (id != null && id.equals(naming.reference().id(reference))) {
              NameDifference said = said(reference, estimate);
              if (!reference.equals(estimate)) {
                return said;
              }
              alike = alike == null ? said : alike;
            }
          }
        }
      }
      if (alike != null) {
        return alike;
      }
      throw new IllegalStateException("an explanation without a pair");
    }

    private NameDifference said(String reference, String estimate) {
      String some =
          join.pairs() == join.possible()
              ? ""
              : " in %s of %s".formatted(join.pairs(), join.possible());
      String words =
          "they differ %s%s ('%s', '%s')%s"
              .formatted(
                  candidate.words(),
                  some,
                  reference,
                  estimate,
                  candidate.remedy() == null ? NO_RULE : "");
      return new NameDifference(words, candidate.remedy(), join.pairs());
    }
  }
}

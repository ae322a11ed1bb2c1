package sqe.scoring.naming;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * In what the names of two sets differ, where they are the same but for that.
 *
 * @param words a clause that says it, with an example of either side
 * @param remedy what joins them
 */
public record NameDifference(String words, NamingRemedy remedy) {

  private static final String ZEROS = "0*([1-9][0-9]*|0)$";

  /** A way to read ids, and what it would explain. */
  private record Candidate(String words, NamingRemedy remedy) {

    static Candidate match(String words, String regex) {
      return new Candidate(words, new NamingRemedy(NamingRemedy.Kind.MATCH, regex));
    }
  }

  /** The difference that explains most of the names. */
  public static Optional<NameDifference> of(
      Collection<String> references, Collection<String> estimates) {
    List<Candidate> plain =
        List.of(
            Candidate.match("in letter case", "(?i)(.+)"),
            Candidate.match("in their folders", "([^/]+)$"),
            Candidate.match("in folders and letter case", "(?i)([^/]+)$"));
    return best(plain, references, estimates)
        .or(() -> best(affixes(references, estimates), references, estimates));
  }

  private static Optional<NameDifference> best(
      List<Candidate> candidates, Collection<String> references, Collection<String> estimates) {
    return candidates.stream()
        .map(candidate -> new Explained(candidate, join(candidate, references, estimates)))
        .filter(explained -> explained.join().isConvincing())
        .max(Comparator.comparingInt(explained -> explained.join().pairs()))
        .map(explained -> explained.with(references, estimates));
  }

  private static Join join(
      Candidate candidate, Collection<String> references, Collection<String> estimates) {
    return Join.of(references, estimates, candidate.remedy().naming());
  }

  private static List<Candidate> affixes(
      Collection<String> references, Collection<String> estimates) {
    List<Candidate> candidates = new ArrayList<>();
    boolean single = Math.min(references.size(), estimates.size()) == 1;
    for (Affixes affixes : Affixes.between(references, estimates)) {
      if ((single && !affixes.ofOneSide()) || affixes.mayBeContent()) {
        continue; // any two names have some letters in common, and numbers tell files apart
      }
      if (affixes.isTemplate()) {
        candidates.add(
            new Candidate(
                affixes.words(),
                new NamingRemedy(NamingRemedy.Kind.ESTIMATE_NAME, affixes.template())));
      }
      affixes.regexes().forEach(r -> candidates.add(Candidate.match(affixes.words(), r)));
    }
    NameRule withoutZeros = name -> name.replaceAll("(?<![0-9])0+(?=[0-9])", "");
    if (Join.of(references, estimates, Naming.ofAll(withoutZeros)).isConvincing()) {
      candidates.add(Candidate.match("in leading zeros", ZEROS));
    }
    return candidates;
  }

  private record Explained(Candidate candidate, Join join) {

    NameDifference with(Collection<String> references, Collection<String> estimates) {
      Naming naming = candidate.remedy().naming();
      for (String estimate : estimates) {
        String id = naming.estimate(0).id(estimate);
        for (String reference : references) {
          if (id != null && id.equals(naming.reference().id(reference))) {
            String some =
                join.pairs() == join.possible()
                    ? ""
                    : " in %s of %s".formatted(join.pairs(), join.possible());
            return new NameDifference(
                "they differ %s%s ('%s', '%s')"
                    .formatted(candidate.words(), some, reference, estimate),
                candidate.remedy());
          }
        }
      }
      throw new IllegalStateException("an explanation without a pair");
    }
  }
}

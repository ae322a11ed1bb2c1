package sqe.scoring.naming;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Ways to name files that published sets have, where a pair's names differ.
 *
 * @param title what they are called
 * @param regex that reads the id off them, for {@link NameRule#match}
 */
public record KnownNames(String title, String regex) {

  private static final List<KnownNames> ALL =
      List.of(
          new KnownNames("the DNS Challenge, paired by fileid", "(fileid_[0-9]+)$"),
          new KnownNames("EARS-WHAM, paired without the SNR", "^(.+?)(?:_-?[0-9.]+dB)?$"),
          new KnownNames(
              "EARS-Reverb, paired without the reverberation time",
              "^(.+?)(?:_[0-9]+[.][0-9]{2})?$"));

  /** The names of a set that pair most of these. */
  public static Optional<KnownNames> of(Collection<String> references, Collection<String> others) {
    return ALL.stream()
        .filter(known -> Join.of(references, others, known.naming()).isConvincing())
        .findFirst();
  }

  /** How ids are read off such names. */
  public Naming naming() {
    return Naming.ofAll(NameRule.match(regex));
  }
}

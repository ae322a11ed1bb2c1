package sqe.scoring.naming;

import java.util.List;
import java.util.Optional;

/**
 * Ways to name files that published sets have, where a pair's names differ.
 *
 * @param title what they are called
 * @param regex that reads the id off them, for {@link NameRule#match}
 */
public record KnownNames(String title, String regex) {

  /** The id in every name of the DNS Challenge. */
  static final String FILEID = "(fileid_[0-9]+)";

  private static final List<KnownNames> ALL =
      List.of(
          new KnownNames("the DNS Challenge, paired by fileid", FILEID),
          new KnownNames("EARS-WHAM, paired without the SNR", "^(.+?)(?:_-?[0-9.]+dB)?$"),
          new KnownNames(
              "EARS-Reverb, paired without the reverberation time",
              "^(.+?)(?:_[0-9]+[.][0-9]{2})?$"));

  /**
   * The names of a set that pair most of these, in each of several folders if any does so. An id
   * that stands there twice is none that pairs, and hides no other.
   */
  public static Optional<KnownNames> of(List<Names> groups) {
    return ofEach(groups)
        .or(() -> ALL.stream().filter(known -> groups.stream().anyMatch(known::pairs)).findFirst());
  }

  /** The names of a set that pair most of these in each of several folders. */
  public static Optional<KnownNames> ofEach(List<Names> groups) {
    return ALL.stream().filter(known -> groups.stream().allMatch(known::pairs)).findFirst();
  }

  private boolean pairs(Names names) {
    return Join.of(names.references(), names.estimates(), naming()).isMostlyConvincing();
  }

  /** How many pairs it makes of names. */
  public int pairsOf(Names names) {
    return Join.of(names.references(), names.estimates(), naming()).pairs();
  }

  /** The option that says it. */
  public NamingRemedy remedy() {
    return new NamingRemedy(NamingRemedy.Kind.MATCH, regex);
  }

  /** How ids are read off such names. */
  public Naming naming() {
    return Naming.ofAll(NameRule.match(regex));
  }
}

package sqe.scoring.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The checks there are, by number. */
public final class CheckCatalog {

  private static final List<Check> ALL =
      Stream.of(
              IntegrityChecks.all(),
              LevelChecks.all(),
              ActivityChecks.all(),
              DurationChecks.all(),
              PairChecks.all(),
              SpectrumChecks.all(),
              SetChecks.all(),
              ScoreChecks.all())
          .flatMap(List::stream)
          .sorted(Comparator.comparingInt(check -> check.info().number()))
          .toList();

  private CheckCatalog() {}

  /** What every check says of itself, by number. */
  public static List<CheckInfo> infos() {
    return ALL.stream().map(Check::info).toList();
  }

  /** The check with an id. */
  public static Optional<CheckInfo> find(String id) {
    return infos().stream().filter(info -> info.id().equals(id)).findFirst();
  }

  static List<Check> checks() {
    return ALL;
  }
}

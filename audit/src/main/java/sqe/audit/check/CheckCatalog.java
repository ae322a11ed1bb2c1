package sqe.audit.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sqe.audit.check.CheckInfo.Group;

/** The checks there are. The number of a check is its place here, from 1. */
public final class CheckCatalog {

  private static final List<Check> ALL =
      Arrays.stream(Group.values()).flatMap(group -> checks(group).stream()).toList();

  private CheckCatalog() {}

  /** What every check says of itself, in the order of reports. */
  public static List<CheckInfo> infos() {
    return ALL.stream().map(Check::info).toList();
  }

  /** What the checks under a heading say of themselves, in the order of reports. */
  public static List<CheckInfo> infos(Group group) {
    return checks(group).stream().map(Check::info).toList();
  }

  /** The check with an id. */
  public static Optional<CheckInfo> find(String id) {
    return infos().stream().filter(info -> info.id().equals(id)).findFirst();
  }

  static List<Check> checks() {
    return ALL;
  }

  private static List<Check> checks(Group group) {
    return switch (group) {
      case INTEGRITY -> IntegrityChecks.ALL;
      case LEVEL -> LevelChecks.ALL;
      case ACTIVITY -> ActivityChecks.ALL;
      case DURATION -> DurationChecks.ALL;
      case PAIR -> PairChecks.ALL;
      case SPECTRUM -> SpectrumChecks.ALL;
      case SET -> SetChecks.ALL;
      case SCORES -> ScoreChecks.ALL;
    };
  }
}

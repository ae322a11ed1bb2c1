package sqe.cli;

import java.util.Optional;
import sqe.judge.gate.Clustering;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.PolicyException;
import sqe.table.TableException;
import sqe.table.TableRemedy;

/**
 * Says which option does what a {@link TableRemedy} asks for; nothing else names options for it.
 */
final class TableAdvice {

  private TableAdvice() {}

  /** What is wrong, and the option that helps where one does. */
  static String message(Exception e) {
    Optional<TableRemedy> remedy =
        e instanceof TableException table
            ? table.remedy()
            : e instanceof PolicyException policy ? policy.remedy() : Optional.empty();
    return e.getMessage() + remedy.map(each -> "; " + option(each)).orElse("");
  }

  private static String option(TableRemedy remedy) {
    return switch (remedy.kind()) {
      case ALLOW -> "--allow " + remedy.value() + " compares them all the same";
      case LEAVE_OUT_FILES ->
          "--allow " + GatePolicy.DATA + " compares the others and counts these as lost";
      case JOIN_IDS -> "--ids " + remedy.value() + " joins them";
      case TAKE_ON_TRUST -> "--unsigned-ok takes them on trust";
      case CHOOSE_SYSTEM -> "choose one with --system or --baseline-system";
      case CHOOSE_METRICS ->
          "--column NAME=COLUMN says what it is called there, --metric leaves it out";
      case NAME_METRICS -> "name them with --metric";
      case GIVE_MARGIN -> "--metric " + remedy.value() + ":MARGIN gives one";
      case NO_CLUSTERS -> "--cluster " + Clustering.NONE + " takes files as independent";
      case WRITE_LOCK -> "write it again with --lock";
    };
  }
}

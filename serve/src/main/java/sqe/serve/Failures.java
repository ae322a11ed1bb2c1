package sqe.serve;

import java.io.IOException;
import java.util.Optional;
import sqe.judge.gate.Clustering;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.PolicyException;
import sqe.scoring.NothingToScoreException;
import sqe.scoring.loss.LossRequestException;
import sqe.scoring.naming.SlowPatternException;
import sqe.table.IoMessages;
import sqe.table.TableException;
import sqe.table.TableRemedy;

/** What the rooms below throw, as errors of a request that name its parameters. */
final class Failures {

  private Failures() {}

  static RequestException of(NothingToScoreException e) {
    String naming = e.remedy().map(NamingParams::help).orElse("");
    return new RequestException(RequestException.Code.FAILED, e.getMessage() + naming, e);
  }

  static RequestException of(TableException e) {
    return new RequestException(RequestException.Code.FAILED, e.getMessage() + help(e.remedy()), e);
  }

  static RequestException of(PolicyException e) {
    return new RequestException(RequestException.Code.PARAMS, e.getMessage() + help(e.remedy()), e);
  }

  static RequestException of(SlowPatternException e) {
    return new RequestException(RequestException.Code.PARAMS, String.valueOf(e.getMessage()), e);
  }

  static RequestException of(IllegalArgumentException e) {
    return new RequestException(RequestException.Code.PARAMS, String.valueOf(e.getMessage()), e);
  }

  static RequestException of(String file, IOException e) {
    return new RequestException(
        RequestException.Code.FAILED, file + ": " + IoMessages.describe(e), e);
  }

  static RequestException of(LossRequestException e) {
    String help =
        switch (e.help()) {
          case LIST_LOSSES -> " the method metrics lists them all";
          case SCORE -> ", see the method score";
          case SAMPLE_RATE -> ": give sample_rate";
        };
    return new RequestException(RequestException.Code.PARAMS, e.getMessage() + help, e);
  }

  private static String help(Optional<TableRemedy> remedy) {
    return remedy.map(each -> "; " + help(each)).orElse("");
  }

  private static String help(TableRemedy remedy) {
    return switch (remedy.kind()) {
      case ALLOW ->
          "allow: [%s] in the policy compares them all the same".formatted(remedy.value());
      case LEAVE_OUT_FILES ->
          "allow: [%s] in the policy compares the others and counts these as lost"
              .formatted(GatePolicy.DATA);
      case JOIN_IDS -> "ids: %s in the policy joins them".formatted(remedy.value());
      case TAKE_ON_TRUST -> "unsigned_ok: true in the policy takes them on trust";
      case CHOOSE_SYSTEM -> "choose one with system or baseline_system";
      case CHOOSE_METRICS -> "columns in the policy says what it is called there";
      case NAME_METRICS -> "name them under metrics in the policy";
      case GIVE_MARGIN -> "metrics: {%s: MARGIN} in the policy gives one".formatted(remedy.value());
      case NO_CLUSTERS ->
          "cluster: %s in the policy takes files as independent".formatted(Clustering.NONE);
      case WRITE_LOCK -> "write it again";
    };
  }
}

package sqe.audit.check;

import static sqe.audit.check.Check.check;
import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.INFO;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;

/** Tables of scores. */
final class ScoreChecks {

  static final List<Check> ALL =
      List.of(
          check("sentinel", WARNING)
              .about(
                  "Values that stand for a failure: STOI of 1e-5 or 0; PESQ of 0, -1 to -7, 4.6439 "
                      + "or 4.5486; SDR above 100 or below -50 dB; or many exact ties.")
              .limit("ties", 0.05, "of the rows", "largest share of equal values, from 20 rows on")
              .source("pystoi, VERSA, PESQ ports, mir_eval issue 285")
              .advice(
                  "Do not average them: score these files again with a tool that says why there is "
                      + "no score.")
              .ofScores(SentinelCheck::ofScores),
          check("dead", ERROR)
              .about(
                  "A score is infinitely bad, worse than any number: nothing of the reference is "
                      + "left in the estimate, as in digital silence.")
              .source("own; DeepFilterNet issues 417 and 464")
              .advice("Listen to these estimates; a mean must not leave them out.")
              .ofScores(DeadScoreCheck::ofScores),
          check("range", ERROR)
              .about("A score lies outside what the metric can take, or is not a number.")
              .source("the ranges of our metrics; VERSA range_note")
              .advice("The column is another metric, or another scale.")
              .ofScores(ScoreRangeCheck::ofScores),
          check("disagreement", INFO)
              .about(
                  "A file is far above the mean by one metric and far below by another, by standard "
                      + "deviations, larger being better in both.")
              .limit(2, "standard deviations", "distance in opposite directions")
              .source("own")
              .advice("Listen: the metrics hear different things, or one of them is wrong here.")
              .ofScores(DisagreementCheck::ofScores),
          check("noted", WARNING)
              .about(
                  "The table itself notes of an estimate that it is silent, clipped, late, early,"
                      + " drifting, upside down, a copy of its reference, or unlike it, as of another"
                      + " recording.")
              .source("own")
              .advice("Read these notes before the scores; sqe audit of the files says more.")
              .ofScores(ScoreChecks::noted));

  private ScoreChecks() {}

  private static void noted(AuditedScores scores, Reporter report) {
    scores
        .noted()
        .forEach((id, notes) -> notes.forEach(note -> report.of(id).found(WARNING, note)));
  }
}

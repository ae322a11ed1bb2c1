package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.PAIR;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.PairFeatures;
import sqe.dsp.alignment.DriftEstimate;

/** Check 31: {@code drift}. */
final class DriftCheck implements Check.OfPairChannel {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          31,
          "drift",
          PAIR,
          WARNING,
          "The delay changes along the file: clocks differ (slope), or samples were lost "
              + "or inserted (jump).",
          List.of(
              new Limit("", 50, "ppm", "largest slope"),
              new Limit("jump", 4, "samples", "largest jump"),
              new Limit(
                  "moved",
                  1,
                  "samples",
                  "least change of the delay over the file that counts as a slope")),
          "own: see the distribution in the documentation",
          "Resample to the true rate; look for lost buffers.");

  /** By how many times the scatter of the local delays a slope must move them: rooms reach 9. */
  private static final double SLOPE_SPREADS = 11;

  /** The same for a jump: another microphone and room reach 4. */
  private static final double JUMP_SPREADS = 6;

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(PairFeatures.Channel channel, PairFeatures pair, Reporter report) {
    DriftEstimate drift = channel.drift();
    if (!drift.trustworthy() || !pair.trusts(channel.delay())) {
      return;
    }
    double slope = drift.partsPerMillion();
    double moved = Math.abs(slope) * 1e-6 * pair.reference().length();
    double leastMove = Math.max(report.limit("moved"), SLOPE_SPREADS * drift.spread());
    double leastJump = Math.max(report.limit("jump"), JUMP_SPREADS * drift.spread());
    if (drift.jump() > leastJump) {
      report
          .second(pair.reference().secondOf(drift.jumpAt()))
          .found(
              WARNING,
              drift.jump(),
              report.limit("jump"),
              "the delay jumps by %.1f samples",
              drift.jump());
    } else if (Math.abs(slope) > report.limit() && moved > leastMove) {
      report.found(
          WARNING, slope, report.limit(), "%+.0f ppm: %.1f samples over the file", slope, moved);
    }
  }
}

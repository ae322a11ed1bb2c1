package sqe.audit.check;

import static sqe.audit.check.Severity.WARNING;

import sqe.audit.feature.PairFeatures;
import sqe.dsp.alignment.DriftEstimate;

/**
 * A delay that grows along the file, or jumps.
 *
 * <p>Rooms and vocoders scatter the local delays. A slope counts when it moves the delay by many
 * times that scatter and nearly all the way, a jump when it is some times as large. Codecs move
 * each frame a little: the local delays then scatter about any step that is seen between two of
 * them.
 */
final class DriftCheck {

  /** By how many times the scatter of the local delays a slope must move them: rooms reach 9. */
  private static final double SLOPE_SPREADS = 11;

  /** The same for a jump: another microphone and room reach 4. */
  private static final double JUMP_SPREADS = 6;

  /** By how many times the scatter of most local delays either must move them: no codec does. */
  private static final double SCATTERS = 3;

  /** Share of the pairs of places that may go against a slope: clocks never go back. */
  private static final double MOST_BACKWARD = 0.1;

  private DriftCheck() {}

  static void ofPairChannel(PairFeatures.Channel channel, PairFeatures pair, Reporter report) {
    DriftEstimate drift = channel.drift();
    if (!drift.trustworthy() || !pair.trusts(channel.delay())) {
      return;
    }
    double slope = drift.partsPerMillion();
    double moved = Math.abs(slope) * 1e-6 * pair.reference().length();
    double scattered = SCATTERS * drift.scatter();
    double leastMove =
        Math.max(Math.max(report.limit("moved"), SLOPE_SPREADS * drift.spread()), scattered);
    double leastJump =
        Math.max(Math.max(report.limit("jump"), JUMP_SPREADS * drift.spread()), scattered);
    if (drift.jump() > leastJump) {
      report
          .second(pair.reference().secondOf(drift.jumpAt()))
          .found(WARNING, drift.jump(), report.limit("jump"), "the delay jumps by %.1f samples");
    } else if (Math.abs(slope) > report.limit()
        && moved > leastMove
        && drift.backward() < MOST_BACKWARD) {
      report.found(
          WARNING, slope, report.limit(), "%+.0f ppm: %.1f samples over the file", slope, moved);
    }
  }
}

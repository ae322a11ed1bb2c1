package sqe.metrics.pesq;

import java.util.ArrayList;
import java.util.List;

/**
 * How PESQ cut a pair up: what it took for utterances, each with a delay of its own (ITU-T P.862,
 * clause 10.1.2), and where it was disturbed so much that it tried another delay (clause 10.2.10,
 * bad intervals).
 *
 * @param utterances in the order of the reference, at least one
 * @param badIntervals in the order of the reference, maybe none
 */
public record PesqSections(List<Utterance> utterances, List<BadInterval> badIntervals) {

  /** Copies the lists. */
  public PesqSections {
    utterances = List.copyOf(utterances);
    badIntervals = List.copyOf(badIntervals);
  }

  /**
   * A part of the reference with one delay.
   *
   * @param start in seconds of the reference
   * @param end in seconds of the reference
   * @param delay of the estimate against it, in samples; positive: the estimate is late
   * @param confidence how well its frames agree on the delay, 0 to 1
   */
  public record Utterance(double start, double end, int delay, double confidence) {}

  /**
   * Frames with so large a disturbance that their delay may be wrong.
   *
   * @param start in seconds of the reference
   * @param end in seconds of the reference
   * @param shift by how many samples more the estimate was moved for a second look; 0 where no
   *     other delay could be trusted. Of both looks the smaller disturbance counts
   */
  public record BadInterval(double start, double end, int shift) {}

  static PesqSections of(Sizes sizes, DelayPath path, PesqStages.Corrected corrected) {
    double rate = sizes.sampleRate();
    double block = sizes.block() / rate;
    List<Utterance> utterances = new ArrayList<>();
    for (sqe.metrics.pesq.Utterance utterance : path.utterances()) {
      utterances.add(
          new Utterance(
              Math.max(0, utterance.from() - Sizes.GUARD_BLOCKS) * block,
              Math.max(0, utterance.to() - Sizes.GUARD_BLOCKS) * block,
              utterance.delay(),
              utterance.confidence()));
    }
    List<BadInterval> intervals = new ArrayList<>();
    for (int n = 0; n < corrected.intervals().size(); n++) {
      sqe.metrics.pesq.BadInterval interval = corrected.intervals().get(n);
      intervals.add(
          new BadInterval(
              interval.from() * sizes.hop() / rate,
              ((interval.to() - 1) * sizes.hop() + sizes.frame()) / rate,
              corrected.shifts().get(n).used()));
    }
    return new PesqSections(utterances, intervals);
  }
}

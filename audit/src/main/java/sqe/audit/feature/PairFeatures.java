package sqe.audit.feature;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.dsp.alignment.DelayEstimate;
import sqe.dsp.alignment.DelayEstimator;
import sqe.dsp.alignment.DriftEstimate;
import sqe.scoring.diagnosis.Fingerprint;
import sqe.scoring.diagnosis.NoiseOrder;

/**
 * What the audit keeps of one pair of decoded files.
 *
 * @param name what the pair is called in reports: the estimate's name
 * @param reference the clean file
 * @param estimate the file under test
 * @param similarity how alike the two sound at the best shift up to a second, NaN when too short
 * @param prominence how clearly the first channels share a waveform ({@link
 *     DelayEstimator#prominence}); NaN where they are so alike that nobody asks
 * @param channelsSwapped whether two channels fit each other's counterpart better than their own
 * @param channels one by one; empty when rates or channel counts differ
 * @param noise of the first channel, where the estimate is the reference with noise added to it;
 *     null where it is not
 * @param columns what a manifest says of the pair, by lower-case column name
 */
public record PairFeatures(
    String name,
    FileFeatures reference,
    FileFeatures estimate,
    double similarity,
    double prominence,
    boolean channelsSwapped,
    List<Channel> channels,
    @Nullable Fingerprint noise,
    Map<String, String> columns) {

  /** Copies the collections. */
  public PairFeatures {
    channels = List.copyOf(channels);
    columns = Map.copyOf(columns);
  }

  /** Prominence from which on the two share their waveform. */
  public static final double SHARED = 20;

  /**
   * Whether a delay means anything: it is clear, and the two do not sound like different speech, or
   * share their waveform, as of two recordings that begin more than a second apart.
   */
  public boolean trusts(DelayEstimate delay) {
    return delay.trustworthy() && (!(similarity < Fingerprint.UNLIKE) || prominence >= SHARED);
  }

  /** The same of files that differ in their fingerprints alone. */
  public PairFeatures of(FileFeatures otherReference, FileFeatures otherEstimate) {
    return otherReference == reference && otherEstimate == estimate
        ? this
        : new PairFeatures(
            name,
            otherReference,
            otherEstimate,
            similarity,
            prominence,
            channelsSwapped,
            channels,
            noise,
            columns);
  }

  /**
   * One channel of a pair.
   *
   * @param reference features of the clean side
   * @param estimate features of the side under test
   * @param delay of the estimate against the reference
   * @param drift of that delay
   * @param gainDb least-squares gain of the estimate, 20·log10 |⟨r,e⟩/⟨r,r⟩| where the two overlap
   *     once the delay is removed, means removed: noise in the estimate leaves it as it is; NaN
   *     when one is silent
   * @param snrDb 10·log10(‖r‖²/‖e − r‖²) as the files are, with no delay removed; +∞ when equal
   * @param noise which side is the noisy one
   * @param corrections what it scores without one of its defects
   * @param earlierSpeech seconds of speech that the estimate has before the reference begins
   * @param identical whether all samples are equal
   */
  public record Channel(
      ChannelFeatures reference,
      ChannelFeatures estimate,
      DelayEstimate delay,
      DriftEstimate drift,
      double gainDb,
      double snrDb,
      NoiseOrder noise,
      Corrections corrections,
      double earlierSpeech,
      boolean identical) {}
}

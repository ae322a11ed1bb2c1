package sqe.audit.feature;

import org.jspecify.annotations.Nullable;
import sqe.dsp.activity.ActiveSpeechLevel;
import sqe.dsp.activity.FrameLevels;
import sqe.dsp.activity.LongTermSpectrum;
import sqe.scoring.diagnosis.Silence;

/**
 * What the audit keeps of one channel.
 *
 * @param samples sample statistics
 * @param level active speech level
 * @param activeSeconds duration of speech
 * @param leadingSilence seconds before the first speech
 * @param trailingSilence seconds after the last speech
 * @param utterances stretches of speech
 * @param onset level of the first frames re the active level, in dB; −∞ where they are no speech
 * @param loudSeconds time within 40 dB of the loudest frame
 * @param noiseFloor 5 % quantile of the 10 ms levels, dB re full scale
 * @param silence the longest stretch below −60 dB
 * @param dropouts runs of exact zeros inside speech
 * @param bandwidth where the mean spectrum is 50 dB below its peak for good, in Hz
 * @param bandwidth60 the same for 60 dB
 * @param edge the steepest fall of the spectrum near 3.4, 7 and 16 kHz
 * @param hum how far hum stands out, and how strong it is
 * @param humHertz 50 or 60
 * @param decay seconds for a fall by 60 dB, 0 when unknown
 * @param voiced share of the active frames that are voiced; NaN without a pitch tracker
 * @param pitch median F0 of the voiced frames in Hz; NaN without a tracker or voiced frames
 * @param headerRate whether it sounds as if the header gave another rate; null without a pitch
 */
public record ChannelFeatures(
    SampleStatistics samples,
    ActiveSpeechLevel.Level level,
    double activeSeconds,
    double leadingSilence,
    double trailingSilence,
    int utterances,
    double onset,
    double loudSeconds,
    double noiseFloor,
    FrameLevels.Run silence,
    Dropouts dropouts,
    double bandwidth,
    double bandwidth60,
    LongTermSpectrum.Edge edge,
    LongTermSpectrum.Hum hum,
    int humHertz,
    double decay,
    double voiced,
    double pitch,
    @Nullable HeaderRate headerRate) {

  private static final double DITHER = 4.5 / 32768;

  /** Active level over noise floor, in dB. */
  public double snr() {
    return level.activeDb() - noiseFloor;
  }

  /** Peak in dB re full scale. */
  public double peakDb() {
    return 20 * StrictMath.log10(samples.peak());
  }

  /**
   * Whether there is no more than the dither of 16 bits: in steps of 16 bits, and no sample is 5
   * steps from the mean.
   */
  public boolean soundless() {
    double largest =
        Math.max(samples.maximum() - samples.mean(), samples.mean() - samples.minimum());
    boolean steps = samples.effectiveBits() > 0 && samples.effectiveBits() <= 16;
    return silent() || (samples.nonFinite() == 0 && steps && largest < DITHER);
  }

  /** Whether there is no sound at all. */
  public boolean silent() {
    return Silence.is(samples.power(), samples.mean());
  }
}

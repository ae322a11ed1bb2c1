package sqe.audit.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.dsp.alignment.DelayEstimate;
import sqe.dsp.alignment.DelayEstimator;
import sqe.dsp.alignment.DriftEstimate;
import sqe.dsp.alignment.DriftEstimator;
import sqe.dsp.alignment.Overlap;
import sqe.dsp.alignment.Residual;
import sqe.dsp.audio.Recording;
import sqe.dsp.linear.Reductions;
import sqe.scoring.diagnosis.DelaySearch;
import sqe.scoring.diagnosis.Fingerprint;
import sqe.scoring.diagnosis.NoiseOrder;

/** Compares two decoded files. */
public final class PairAnalyser {

  /** Shift of fingerprints, in frames of 50 ms: one second. */
  private static final int FINGERPRINT_SHIFT = 20;

  /** Similarity from which on two recordings are of the same speech, shared waveform or not. */
  private static final double ALIKE = 0.9;

  /** How far around the delay a shared waveform is looked for, in seconds. */
  private static final double PROMINENCE_RANGE = 0.5;

  private PairAnalyser() {}

  /** Compares the files; channels only where rates and channel counts are equal. */
  public static PairFeatures analyse(
      FileAnalyser.Analysed reference,
      FileAnalyser.Analysed estimate,
      Map<String, String> columns) {
    FileFeatures r = reference.features();
    FileFeatures e = estimate.features();
    Recording clean = reference.recording();
    Recording tested = estimate.recording();
    List<PairFeatures.Channel> channels = new ArrayList<>();
    boolean swapped = false;
    double similarity = Double.NaN;
    if (clean != null && tested != null && r.fingerprint() != null && e.fingerprint() != null) {
      boolean sound = !r.channels().get(0).silent() && !e.channels().get(0).silent();
      if (sound && clean.sampleRate() == tested.sampleRate()) {
        similarity = r.fingerprint().similarity(e.fingerprint(), FINGERPRINT_SHIFT);
      }
      if (clean.sampleRate() == tested.sampleRate()
          && clean.channels().length == tested.channels().length
          && finite(r)
          && finite(e)) {
        for (int c = 0; c < clean.channels().length; c++) {
          channels.add(
              channel(
                  clean.channels()[c],
                  tested.channels()[c],
                  clean.sampleRate(),
                  r.channels().get(c),
                  e.channels().get(c)));
        }
        swapped = channelsSwapped(clean.channels(), tested.channels());
      }
    }
    double prominence =
        similarity >= ALIKE || channels.isEmpty() || clean == null || tested == null
            ? Double.NaN
            : prominence(clean, tested, channels.get(0).delay());
    Fingerprint noise =
        clean == null || tested == null || channels.isEmpty()
            ? null
            : noise(clean.channels()[0], tested.channels()[0], channels.get(0), r.sampleRate());
    return new PairFeatures(
        e.name(), r, e, similarity, prominence, swapped, channels, noise, columns);
  }

  private static double prominence(Recording clean, Recording tested, DelayEstimate delay) {
    int range = Math.max(1, (int) (PROMINENCE_RANGE * clean.sampleRate()));
    return DelayEstimator.prominence(
        clean.channels()[0], tested.channels()[0], delay.wholeSamples(), range);
  }

  /** The noise a noisy file has beside the clean one; null where that is no noise. */
  private static @Nullable Fingerprint noise(
      double[] r, double[] e, PairFeatures.Channel channel, int sampleRate) {
    DelayEstimate delay = channel.delay();
    boolean noisier = channel.noise().estimateSnr() < channel.noise().referenceSnr();
    if (!noisier || !delay.trustworthy()) {
      return null;
    }
    Residual residual = Residual.of(e, r, -delay.wholeSamples());
    return residual.rise(sampleRate) < NoiseOrder.LARGEST_RISE
        ? Fingerprint.of(residual.samples(), sampleRate)
        : null;
  }

  private static boolean finite(FileFeatures file) {
    return file.channels().stream().allMatch(c -> c.samples().nonFinite() == 0);
  }

  private static PairFeatures.Channel channel(
      double[] r, double[] e, int sampleRate, ChannelFeatures reference, ChannelFeatures estimate) {
    DelayEstimate whole = DelaySearch.delay(r, e, sampleRate);
    DriftEstimate drift = DriftEstimator.estimate(r, e, whole.wholeSamples(), sampleRate);
    DelayEstimate delay = DelayEstimator.refined(r, e, whole, drift);
    var overlap = Overlap.of(r.length, e.length, delay.wholeSamples());
    Overlap.Products aligned = overlap.products(r, e);
    return new PairFeatures.Channel(
        reference,
        estimate,
        delay,
        drift,
        gain(r, e, overlap, aligned),
        snr(r, e),
        NoiseOrder.of(reference.snr(), estimate.snr(), r, e, delay, sampleRate),
        Corrections.of(found(r, e), aligned),
        EarlierSpeech.seconds(e, estimate, delay, sampleRate),
        Arrays.equals(r, e));
  }

  private static double snr(double[] r, double[] e) {
    int n = Math.min(r.length, e.length);
    double error = 0;
    for (int i = 0; i < n; i++) {
      error += (e[i] - r[i]) * (e[i] - r[i]);
    }
    return decibel(Reductions.dot(r, 0, r, 0, n) / error);
  }

  /** Least-squares gain over the samples that overlap once the delay is removed. */
  private static double gain(double[] r, double[] e, Overlap overlap, Overlap.Products products) {
    int n = overlap.length();
    double mean = n == 0 ? 0 : Reductions.sum(r, overlap.from(), n) / n;
    double other = n == 0 ? 0 : Reductions.sum(e, overlap.secondFrom(), n) / n;
    double rr = n == 0 ? 0 : products.xx() / n - mean * mean;
    double ee = n == 0 ? 0 : products.yy() / n - other * other;
    double re = n == 0 ? 0 : products.xy() / n - mean * other;
    return rr <= 1e-20 || ee <= 1e-20 ? Double.NaN : 2 * decibel(Math.abs(re / rr));
  }

  private static double decibel(double ratio) {
    return 10 * StrictMath.log10(ratio);
  }

  /** Two channels, each more like the other's counterpart than like its own. */
  private static boolean channelsSwapped(double[][] r, double[][] e) {
    if (r.length != 2) {
      return false;
    }
    double own = Math.min(similarity(r[0], e[0]), similarity(r[1], e[1]));
    double other = Math.min(similarity(r[0], e[1]), similarity(r[1], e[0]));
    return other > 0.3 && other > 1.5 * own;
  }

  private static double similarity(double[] r, double[] e) {
    return Math.abs(found(r, e).correlation());
  }

  /** The products of two signals as they lie. */
  private static Overlap.Products found(double[] r, double[] e) {
    return Overlap.of(r.length, e.length, 0).products(r, e);
  }
}

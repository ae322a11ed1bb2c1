package sqe.metrics.stft;

import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.MetricProvider;

/** The distances of spectrograms as ParallelWaveGAN and auraloss have them. */
public final class StftProvider implements MetricProvider {

  static final String FAMILY = "stft";

  static final String YAMAMOTO =
      "Yamamoto, Song and Kim, Parallel WaveGAN, ICASSP 2020, equations 4 to 7";

  private static final String PARALLEL_WAVE_GAN = YAMAMOTO + "; kan-bayashi/ParallelWaveGAN";
  private static final String AURALOSS =
      "Steinmetz and Reiss, auraloss, DMRN+15, 2020; auraloss 0.4";

  private static final String MAGNITUDES =
      "A = sqrt(max(|X|^2, %s)) of the reference and B likewise of the estimate, mean over the three"
          + " resolutions 1024/120/600, 2048/240/1200 and 512/50/240 (transform/hop/window, Hann,"
          + " mirrored edges)";
  private static final String CONVERGENCE = "|A - B| / |A|";
  private static final String LOGARITHMS = "mean |ln B - ln A|";

  /** For {@link java.util.ServiceLoader}. */
  public StftProvider() {}

  @Override
  public List<Metric> metrics() {
    var pwg = StftOptions.parallelWaveGan();
    return List.of(
        StftDistance.listed(
            "mr_stft_pwg",
            pwg,
            "Multi-resolution STFT distance (ParallelWaveGAN)",
            CONVERGENCE + " + " + LOGARITHMS + " with " + MAGNITUDES.formatted("1e-7"),
            PARALLEL_WAVE_GAN),
        StftDistance.listed(
            "mr_stft_pwg_sc",
            pwg.withWeights(new StftOptions.Weights(1, 0, 0)),
            "Multi-resolution spectral convergence (ParallelWaveGAN)",
            CONVERGENCE + " with " + MAGNITUDES.formatted("1e-7"),
            PARALLEL_WAVE_GAN),
        StftDistance.listed(
            "mr_stft_pwg_log",
            pwg.withWeights(new StftOptions.Weights(0, 1, 0)),
            "Multi-resolution log-magnitude distance (ParallelWaveGAN)",
            LOGARITHMS + " with " + MAGNITUDES.formatted("1e-7"),
            PARALLEL_WAVE_GAN),
        StftDistance.listed(
            "mr_stft_auraloss",
            StftOptions.auraloss(),
            "Multi-resolution STFT distance (auraloss)",
            CONVERGENCE + " + " + LOGARITHMS + " with " + MAGNITUDES.formatted("1e-8"),
            AURALOSS),
        StftDistance.listed(
            "mr_stft_auraloss_si",
            StftOptions.auraloss().withScaleInvariance(),
            "Scale-invariant multi-resolution STFT distance (auraloss)",
            "The same as mr_stft_auraloss with A multiplied by sum(B A)/sum(A^2) at each"
                + " resolution: scale_invariance of auraloss.",
            AURALOSS),
        StftDistance.listed(
            "mel_pwg",
            StftOptions.parallelWaveGanMel(),
            "Log-mel distance (ParallelWaveGAN)",
            "mean |lg B - lg A| with A = max(F sqrt(max(|X|^2, 1e-10)), 1e-10) of the reference and"
                + " B likewise of the estimate, F 80 Slaney mel filters from 80 to 7600 Hz, one"
                + " resolution 1024/256/1024, at the signals' own rate",
            PARALLEL_WAVE_GAN),
        StftDistance.listed(
            "mel_auraloss",
            StftOptions.auralossMel(),
            "Mel STFT distance (auraloss)",
            CONVERGENCE
                + " + "
                + LOGARITHMS
                + " with A = F sqrt(max(|X|^2, 1e-8)) of the reference and B likewise of the"
                + " estimate, F 128 Slaney mel filters up to half the sample rate, one resolution"
                + " 1024/256/1024",
            AURALOSS));
  }
}

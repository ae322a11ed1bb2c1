package sqe.metrics.spectral;

import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfoBuilder;

/** What the metrics of this package say of themselves. */
final class SpectralInfo {

  private static final String ROOT = "Mean over frames of the root mean square over frequency of ";

  private static final String[] LSD_EDGES = {
    "Silent reference: undefined; silent estimate: a value that its floor decides, with a note.",
    "A frame of digital silence in the reference is decided by the floor too, and has a note.",
    "Polarity does not matter, a delay of less than a hop hardly."
  };

  private SpectralInfo() {}

  static MetricInfo of(LsdForm form) {
    return switch (form) {
      case SR ->
          lsd("lsd_sr")
              .name("Log-spectral distance, super-resolution form")
              .parameter("frame", "2048_at_44100_Hz/10ms")
              .parameter("padding", "zeros")
              .parameter("log", "lg_of_power")
              .parameter("floor", "1e-12")
              .definition(
                  ROOT
                      + "lg(|X|²/(|Y| + 1e-12)² + 1e-12): decades of power, frames of 46.4 ms every"
                      + " 10 ms, Hann window.")
              .edgeCases(LSD_EDGES)
              .edgeCases(
                  "A frame that is silent in the reference only counts up to 12.",
                  "A perfect estimate: 0 to within 1e-11.")
              .source("ssr_eval, the evaluation of speech super-resolution papers")
              .build();
      case POINTS_2048 ->
          lsd("lsd_2048")
              .name("Log-spectral distance, 2048 points")
              .parameter("frame", "2048/512")
              .parameter("padding", "zeros")
              .parameter("log", "lg_of_power")
              .parameter("floor", "1e-8")
              .definition(
                  ROOT
                      + "lg max(|X|², 1e-8) − lg max(|Y|², 1e-8): decades of power, frames of 2048"
                      + " samples every 512, Hann window.")
              .edgeCases(LSD_EDGES)
              .edgeCases("A perfect estimate: 0.")
              .source("The form most often seen; no standard")
              .build();
      case DB ->
          lsd("lsd_db")
              .name("Log-spectral distance in dB")
              .unit("dB")
              .parameter("frame", "32/8ms")
              .parameter("padding", "none")
              .parameter("log", "10lg_of_power")
              .parameter("floor", "1e-10")
              .definition(
                  ROOT
                      + "10 lg max(|X|², 1e-10) − 10 lg max(|Y|², 1e-10): frames of 32 ms every 8"
                      + " ms, Hann window, whole frames only.")
              .edgeCases(LSD_EDGES)
              .edgeCases("Less than 0.032 s: undefined.", "A perfect estimate: 0.")
              .source("A. H. Gray, J. D. Markel, IEEE TASSP 24(5), 1976, eq. of the L2 norm")
              .build();
      case URGENT ->
          lsd("lsd_urgent")
              .name("Log-spectral distance of the URGENT challenge")
              .parameter("frame", "32/16ms")
              .parameter("padding", "zeros")
              .parameter("log", "ln_of_power")
              .parameter("floor", "1e-8")
              .parameter("gain", "matched")
              .definition(
                  ROOT
                      + "ln(|X|²/(|gY| + 1e-8)² + 1e-8): nepers of power, frames of 32 ms every 16"
                      + " ms, Hann window; g = ⟨x, y⟩/(⟨y, y⟩ + 1e-8) brings the estimate to the"
                      + " reference's level.")
              .edgeCases(LSD_EDGES)
              .edgeCases(
                  "Gain does not matter, but a delay of 1 ms does, because it spoils the gain.",
                  "A perfect estimate: about 1e-5.")
              .source("urgent2024_challenge and urgent2025_challenge, evaluation_metrics")
              .build();
    };
  }

  private static MetricInfoBuilder lsd(String id) {
    return MetricInfo.builder(id).family("lsd").range(0, Double.POSITIVE_INFINITY).lowerIsBetter();
  }

  static MetricInfo melCepstral(boolean exact) {
    String urgent = "mcd_urgent";
    return MetricInfo.builder(exact ? urgent + "_exact" : urgent)
        .name("Mel-cepstral distance of the URGENT challenge" + (exact ? ", exact alignment" : ""))
        .family("mcd")
        .unit("dB")
        .range(0, Double.POSITIVE_INFINITY)
        .lowerIsBetter()
        .sampleRates(MelCepstra.sampleRates())
        .parameter("frame", "1024/256")
        .parameter("analysis", "sptk_mcep")
        .parameter("c0", "yes")
        .parameter("gain", "matched")
        .parameter("alignment", exact ? "dtw" : "fastdtw_radius_1")
        .definition(
            "Mean over the path of (10/ln 10)·√(2·Σ(c − c′)²) between the mel-cepstra of reference"
                + " and estimate, c_0 included, the estimate at the gain"
                + " ⟨x, y⟩/(⟨y, y⟩ + 1e-8). The path is "
                + (exact
                    ? "the best one of dynamic time warping."
                    : "that of FastDTW with radius 1, as the challenge has it."))
        .edgeCases(
            "Less than 1024 samples, or a rate not listed: undefined.",
            "Silent reference: undefined; silent estimate: a value that its floor decides, with a"
                + " note.",
            "Gain and polarity do not matter; a delay does although the frames are aligned, because"
                + " it spoils the gain.",
            "A perfect estimate: less than 1e-6.")
        .source(
            "urgent2024_challenge and urgent2025_challenge, evaluation_metrics; mel-cepstrum as in"
                + " SPTK")
        .build();
  }

  static MetricInfo of(StftMcdForm form) {
    String level = form.withLevel() ? "c_0 included" : "without c_0";
    String path =
        form.warped()
            ? "the best path of dynamic time warping through the files at the lengths they have"
            : "frames in step";
    return MetricInfo.builder(form.id())
        .name("Mel-cepstral distance of short-time spectra (STFT-MCD)" + suffix(form))
        .family("mcd")
        .unit("dB")
        .range(MetricInfo.Range.nonNegative())
        .lowerIsBetter()
        .sampleRates(StftMelCepstra.sampleRates())
        .parameter("spectrum", "stft_blackman/25/5ms")
        .parameter("order", String.valueOf(StftMelCepstra.ORDER))
        .parameter("floor", "1e-10")
        .parameter("c0", form.withLevel() ? "yes" : "no")
        .parameter("frames", form.active() ? "above_-20dB" : "all")
        .parameter("alignment", form.warped() ? "dtw" : "no")
        .definition(
            "Mean of (10/ln 10)·√(2·Σ(c − c′)²) over "
                + path
                + (form.active() ? ", frames more than 20 dB below the mean power left out" : "")
                + ", between the mel-cepstra of order 39 of short-time spectra, "
                + level
                + ". Not comparable with values on the envelope of WORLD.")
        .edgeCases(
            "Less than 25 ms, or a rate not listed: undefined.",
            "Silent reference: undefined; silent estimate: a value that its floor decides, with a"
                + " note.",
            "Polarity does not matter"
                + (form.withLevel() ? "; gain does." : ", nor does gain above the floor."),
            form.warped()
                ? "A delay costs little; files that make more than 3.6e9 pairs of frames, five"
                    + " minutes each, are refused."
                : "A delay of a frame (5 ms) matters.",
            "A perfect estimate: 0.")
        .source(
            "R. Kubichek, Mel-cepstral distance measure for objective speech quality assessment,"
                + " IEEE Pacific Rim 1993; warping of the axis as in SPTK, conventions as in VERSA,"
                + " but for the spectrum")
        .build();
  }

  private static String suffix(StftMcdForm form) {
    return (form.warped() ? ", aligned" : "")
        + (form.active() ? ", active frames" : "")
        + (form.withLevel() ? ", with level" : "");
  }
}

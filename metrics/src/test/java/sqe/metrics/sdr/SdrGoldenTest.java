package sqe.metrics.sdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import sqe.dsp.linear.Reductions;
import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.Windows;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** Values of reference implementations on a pair defined by formulas and on a recorded one. */
class SdrGoldenTest {

  /** The constant some implementations add to energies. */
  private static final double ASTEROID = 1e-8;

  private static final Map<String, ToDoubleFunction<SignalPair>> BY_NAME = byName();

  @Test
  void syntheticPairScoresWhatTheReferenceImplementationsGive() {
    verify("synthetic", Pairs.synthetic(), 1e-9);
  }

  @Test
  void recordedPairScoresWhatTheReferenceImplementationsGive() {
    verify("p287_001", Pairs.recorded(), 5e-12);
  }

  static void verify(String name, SignalPair pair, double tolerance) {
    GoldenTable golden =
        GoldenTable.read(SharedFolder.project("testdata/golden/sdr.csv"))
            .where(row -> row.get("pair").equals(name));
    assertThat(golden.rows()).hasSize(26);
    verify(golden, pair, tolerance);
  }

  static void verify(GoldenTable golden, SignalPair pair, double tolerance) {
    for (CSVRecord row : golden.rows()) {
      var metric = Objects.requireNonNull(BY_NAME.get(row.get("metric")), row.toString());
      double expected = Double.parseDouble(row.get("value"));
      double actual = metric.applyAsDouble(pair);
      assertThat(actual).as(row.toString()).isCloseTo(expected, within(tolerance));
    }
  }

  private static Map<String, ToDoubleFunction<SignalPair>> byName() {
    Map<String, ToDoubleFunction<SignalPair>> map = new LinkedHashMap<>();
    map.put("SNR", of(Snr.plain()));
    map.put("SNR_tm", of(Snr.plain()));
    map.put("SNR_zeromean_tm", of(Snr.zeroMean()));
    map.put("SI-SDR", of(SiSdr.plain()));
    map.put("SI-SDR_tm", of(SiSdr.plain()));
    map.put("SI-SNR_tm", of(SiSdr.zeroMean()));
    map.put("tSDR30", of(Snr.softThresholded(30)));
    for (boolean zeroMean : new boolean[] {false, true}) {
      String suffix = zeroMean ? "_zm1" : "_zm0";
      map.put("snr_asteroid" + suffix, pair -> asteroidSnr(pair, zeroMean));
      map.put("sisdr_asteroid" + suffix, pair -> asteroidSiSdr(pair, zeroMean));
      map.put("sdsdr_asteroid" + suffix, of(zeroMean ? SdSdr.guardedZeroMean() : SdSdr.guarded()));
    }
    map.put("SDR512_mireval", of(Sdr.bssEval()));
    map.put("SDR512_tm", of(Sdr.with(ProjectionOptions.coherence())));
    map.put("SDR512_tm_load1e-6", of(coherent(1e-6, Double.POSITIVE_INFINITY)));
    map.put("SDR512_fastbss_load1e-3", of(coherent(1e-3, Double.POSITIVE_INFINITY)));
    map.put("SDR512_fastbss_clamp5", of(coherent(0, 5)));
    for (int taps : new int[] {1, 32, 512}) {
      var options = ProjectionOptions.bssEval().withFilterLength(taps);
      map.put("CI-SDR_L" + taps, of(Sdr.convolutive(options)));
      map.put("CI-SDR_L" + taps + "_soft20", of(Sdr.convolutive(options.withSoftLimit(20))));
    }
    map.put("wSDR(x=noisy;est=0.7clean+0.2noisy)", SdrGoldenTest::weighted);
    map.put(
        "C-SI-SNR(stft512/128 periodic hann no padding)",
        pair ->
            ComplexSiSnr.of(
                spectrogram(pair.reference().samples()),
                spectrogram(pair.estimate().samples()),
                false));
    return map;
  }

  private static ToDoubleFunction<SignalPair> of(Metric metric) {
    return pair -> metric.score(pair).value();
  }

  private static Sdr coherent(double loading, double clamp) {
    return Sdr.with(ProjectionOptions.coherence().withLoading(loading).withClamp(clamp));
  }

  private static double weighted(SignalPair pair) {
    double[] clean = pair.reference().samples();
    double[] noisy = pair.estimate().samples();
    var mixed = Pairs.of(clean, Pairs.combined(0.7, clean, 0.2, noisy), noisy);
    return Wsdr.published().score(mixed).value();
  }

  private static double asteroidSnr(SignalPair pair, boolean zeroMean) {
    var p = InnerProducts.of(pair, zeroMean);
    return Decibels.ratio(p.reference().energy() / (p.difference() + ASTEROID) + ASTEROID, 1);
  }

  private static double asteroidSiSdr(SignalPair pair, boolean zeroMean) {
    var p = InnerProducts.of(pair, zeroMean);
    double gain = p.cross() / (p.reference().energy() + ASTEROID);
    double residual =
        Reductions.residualEnergy(p.estimate().values(), gain, p.reference().values());
    double target = gain * gain * p.reference().energy();
    return Decibels.ratio(target / (residual + ASTEROID) + ASTEROID, 1);
  }

  private static double[][] spectrogram(double[] x) {
    var fft = new Fft(512);
    double[] window = Windows.periodicHann(512);
    double[][] frames = new double[1 + (x.length - 512) / 128][512];
    for (int frame = 0; frame < frames.length; frame++) {
      for (int i = 0; i < 512; i++) {
        frames[frame][i] = window[i] * x[frame * 128 + i];
      }
      fft.forward(frames[frame]);
    }
    return frames;
  }
}

package sqe.metrics.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.Remedy;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;
import sqe.metrics.composite.CompositePairs.Change;
import sqe.metrics.spectral.SpectralProvider;

/** Silence, short input, other rates and samples that are no numbers: a reason, or a note. */
class CompositeEdgeCasesTest {

  private static final List<String> FRAMES =
      List.of("segsnr", "fwsegsnr", "llr", "llr_unlimited", "wss", "cd");

  private final MetricCatalog catalog = catalog();
  private final SignalPair pair = CompositePairs.synthetic(16000);

  private static MetricCatalog catalog() {
    List<Metric> metrics = new ArrayList<>(new CompositeProvider().metrics());
    metrics.addAll(new SpectralProvider().metrics());
    return new MetricCatalog(metrics);
  }

  private Score score(String id, SignalPair scored) {
    return scored.score(catalog.find(id).orElseThrow());
  }

  private void assertUndefined(String id, SignalPair scored, Reason reason) {
    assertThatThrownBy(() -> score(id, scored))
        .as(id)
        .isInstanceOfSatisfying(
            UndefinedScoreException.class,
            refusal -> assertThat(refusal.reason()).as(id).isEqualTo(reason));
  }

  private SignalPair cut(int samples, int rate) {
    return new SignalPair(
        new Signal(Arrays.copyOf(pair.reference().samples(), samples), rate),
        new Signal(Arrays.copyOf(pair.estimate().samples(), samples), rate));
  }

  @Test
  void aSilentReferenceHasNoScore() {
    for (Change estimate : List.of(Change.NONE, Change.ZERO)) {
      SignalPair silent = CompositePairs.changed(pair, Change.ZERO, estimate);
      for (String id : FRAMES) {
        assertUndefined(id, silent, Reason.SILENT_REFERENCE);
      }
      for (String id : List.of("lsd_sr", "lsd_2048", "lsd_db", "lsd_urgent", "mcd_urgent")) {
        assertUndefined(id, silent, Reason.SILENT_REFERENCE);
      }
      for (Metric metric : catalog.metrics()) {
        assertThatThrownBy(() -> silent.score(metric)).isInstanceOf(UndefinedScoreException.class);
      }
    }
  }

  @Test
  void aSilentEstimateHasAValueWithANoteWhereTheDefinitionGivesOne() {
    SignalPair silent = CompositePairs.changed(pair, Change.NONE, Change.ZERO);
    assertThat(score("segsnr", silent).value()).isCloseTo(0, within(1e-6));
    for (String id : List.of("segsnr", "fwsegsnr", "wss", "lsd_sr", "lsd_urgent", "mcd_urgent")) {
      assertThat(score(id, silent).notes()).as(id).containsExactly("silent estimate");
    }
    for (String id : List.of("llr", "llr_unlimited", "cd")) {
      assertUndefined(id, silent, Reason.SILENT_ESTIMATE);
    }
    for (String id : List.of("csig", "cbak", "covl", "csig_b", "cbak_c")) {
      assertThatThrownBy(() -> score(id, silent)).isInstanceOf(UndefinedScoreException.class);
    }
  }

  @Test
  void framesOfDigitalSilenceAreCountedInANote() {
    SignalPair silent = CompositePairs.changed(pair, Change.CUT, Change.CUT);
    int frames = (48000 - 480) / 120;
    int within = 63; // whole frames of 480 samples every 120 from 8040 up to 16000
    String counted = " %s %d of %d frames";
    assertThat(score("segsnr", silent).notes())
        .containsExactly(
            "digital silence in both signals counts as -10 dB"
                + String.format(Locale.ROOT, counted, "in", within, frames));
    assertThat(score("cd", silent).notes())
        .containsExactly(
            "digital silence counts as 10 dB"
                + String.format(Locale.ROOT, counted, "in", within, frames));
    assertThat(score("llr", silent).notes())
        .containsExactly(
            "one constant value makes rounding noise"
                + String.format(Locale.ROOT, counted, "of", within, frames));
    for (String id : FRAMES) {
      assertThat(score(id, pair).notes()).as(id).isEmpty();
    }
    assertThat(score("lsd_db", silent).notes()).hasSize(1);
  }

  @Test
  void silentFramesCanBeLeftOut() {
    SignalPair silent = CompositePairs.changed(pair, Change.CUT, Change.CUT);
    for (Metric skipping : FrameMeasures.skippingSilence()) {
      String id = skipping.info().id();
      Metric counting = catalog.find(id).orElseThrow();
      assertThat(skipping.info().signature()).contains("silence:skipped");
      assertThat(counting.info().signature()).contains("silence:counted");
      assertThat(pair.score(skipping).value()).as(id).isEqualTo(score(id, pair).value());
      assertThat(silent.score(skipping).value()).as(id).isNotEqualTo(score(id, silent).value());
      assertThat(silent.score(skipping).notes()).as(id).isEmpty();
    }
    double[] frames = FrameMeasure.SEGSNR.distance(FramePlan.byRate()).from(silent);
    double spoken = Arrays.stream(frames).sum() + 63 * 10;
    assertThat(silent.score(FrameMeasures.skippingSilence().get(0)).value())
        .isCloseTo(spoken / (frames.length - 63), within(1e-9));
  }

  @Test
  void oneFrameIsEnoughAndLessIsTooShort() {
    for (int rate : new int[] {8000, 16000, 22050, 44100}) {
      Framing framing = Framing.at(rate);
      int least = framing.length() + framing.hop();
      for (String id : FRAMES) {
        assertThat(score(id, cut(least, rate)).value()).as(id).isFinite();
        for (int samples : new int[] {0, 1, framing.length(), least - 1}) {
          assertUndefined(id, cut(samples, rate), Reason.TOO_SHORT);
        }
      }
    }
    assertUndefined("csig", cut(600, 16000), Reason.TOO_SHORT);
    assertUndefined("lsd_db", cut(511, 16000), Reason.TOO_SHORT);
    assertUndefined("lsd_sr", cut(0, 16000), Reason.TOO_SHORT);
    assertUndefined("mcd_urgent", cut(1023, 16000), Reason.TOO_SHORT);
    assertThat(score("lsd_db", cut(512, 16000)).value()).isFinite();
    assertThat(score("lsd_sr", cut(1, 16000)).value()).isFinite();
    assertThat(score("mcd_urgent_exact", cut(1024, 16000)).value()).isFinite();
  }

  @Test
  void otherRatesHaveAReasonAndARemedy() {
    for (String id : FRAMES) {
      assertUndefined(id, cut(16000, 7999), Reason.WRONG_RATE);
      assertThat(score(id, cut(16000, 11025)).value()).as(id).isFinite();
      assertThat(score(id, cut(16000, 96000)).value()).as(id).isFinite();
    }
    for (String id : List.of("csig", "cbak", "covl")) {
      assertUndefined(id, cut(40000, 22050), Reason.WRONG_RATE);
      assertUndefined(id + "_b", cut(40000, 8000), Reason.WRONG_RATE);
      assertUndefined(id + "_c", cut(40000, 8000), Reason.WRONG_RATE);
    }
    assertUndefined("mcd_urgent", cut(16000, 11025), Reason.WRONG_RATE);
    assertUndefined("lsd_sr", cut(16000, 500), Reason.WRONG_RATE);
    assertThatThrownBy(() -> score("wss", cut(16000, 4000)))
        .hasMessage("wrong sample rate: needs at least 8000 Hz, the pair has 4000 Hz")
        .isInstanceOfSatisfying(
            UndefinedScoreException.class,
            refusal -> assertThat(refusal.remedy()).isEqualTo(Optional.of(Remedy.resample(8000))));
  }

  @Test
  void samplesWithoutAFiniteValueOrEnergyHaveNoScore() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e200}) {
      Change spoil =
          x -> {
            x[1000] = bad;
            return x;
          };
      for (Metric metric : catalog.metrics()) {
        for (SignalPair spoilt :
            List.of(
                CompositePairs.changed(pair, Change.NONE, spoil),
                CompositePairs.changed(pair, spoil, Change.NONE))) {
          assertThatThrownBy(() -> spoilt.score(metric))
              .as("%s of %s", metric.info().id(), bad)
              .isInstanceOf(UndefinedScoreException.class);
        }
      }
    }
  }
}

package sqe.metrics.pesq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sqe.dsp.Signal;
import sqe.dsp.audio.AudioReader;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.testing.SharedFolder;

class PesqSectionsTest {

  private static final int RATE = 16000;
  private static final int PAUSE = RATE;

  private static double[] sentence(String name) throws IOException {
    return AudioReader.read(SharedFolder.project("testdata/clean/" + name + ".wav"))
        .channel(0)
        .samples();
  }

  private static SignalPair pair(double[] reference, double[] estimate) {
    return new SignalPair(
        new AnalysedSignal(new Signal(reference, RATE)),
        new AnalysedSignal(new Signal(estimate, RATE)),
        null);
  }

  @Test
  void eachUtteranceHasItsOwnDelay() throws IOException {
    double[] first = sentence("s01_engb");
    double[] second = sentence("s03_de");
    int border = first.length + PAUSE;
    double[] reference = new double[border + second.length + PAUSE];
    double[] estimate = new double[reference.length];
    System.arraycopy(first, 0, reference, 0, first.length);
    System.arraycopy(second, 0, reference, border, second.length);
    System.arraycopy(first, 0, estimate, 100, first.length);
    System.arraycopy(second, 0, estimate, border + 900, second.length);

    PesqSections sections = Pesq.sections(pair(reference, estimate));

    assertThat(sections.utterances())
        .allSatisfy(
            utterance -> {
              boolean early = utterance.end() < (border + PAUSE / 2.0) / RATE;
              assertThat(utterance.delay()).isCloseTo(early ? 100 : 900, within(8));
              assertThat(utterance.confidence()).isBetween(0.5, 1.0);
            })
        .extracting(PesqSections.Utterance::start)
        .isSorted();
    assertThat(sections.utterances().get(0).end())
        .isBetween((double) first.length / RATE, (double) border / RATE);
  }

  @Test
  void aWrongStretchIsABadInterval() throws IOException {
    double[] reference = sentence("s01_engb");
    double[] estimate = reference.clone();
    int from = 24000;
    double[] other = sentence("s03_de");
    System.arraycopy(other, from, estimate, from, 8000);

    PesqSections sections = Pesq.sections(pair(reference, estimate));

    assertThat(sections.badIntervals())
        .isNotEmpty()
        .allSatisfy(
            interval -> {
              assertThat(interval.start()).isBetween(1.3, 2.0);
              assertThat(interval.end()).isBetween(1.5, 2.2);
              assertThat(interval.end()).isGreaterThan(interval.start());
            });
    assertThat(Pesq.sections(pair(reference, reference.clone())).badIntervals()).isEmpty();
  }

  @Test
  void whatHasNoScoreHasNoSections() {
    double[] silent = new double[2 * RATE];
    double[] sound = new double[2 * RATE];
    Arrays.setAll(sound, i -> Math.sin(0.3 * i));
    assertThatThrownBy(() -> Pesq.sections(pair(silent, sound)))
        .isInstanceOf(UndefinedScoreException.class);
  }
}

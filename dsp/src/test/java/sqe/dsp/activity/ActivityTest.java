package sqe.dsp.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sqe.testing.FormulaSignals;

class ActivityTest {

  private static final int RATE = 16000;

  @Test
  void activeLevelEqualsALiteralReadingOfTheRecommendation() {
    var random = new Random(5);
    for (int trial = 0; trial < 20; trial++) {
      double[] x = new double[4000 + random.nextInt(20000)];
      double gain = Math.pow(10, -random.nextDouble() * 3);
      for (int i = 0; i < x.length; i++) {
        boolean on = (i / 3000) % 3 != 1;
        x[i] = gain * (on ? 1 : 0.001) * (random.nextDouble() - 0.5);
      }
      var fast = ActiveSpeechLevel.measure(x, RATE);
      assertThat(fast.activeDb()).isCloseTo(literalP56(x, RATE), within(1e-9));
    }
  }

  @Test
  void fileThatEndsInAnOnsetHasTheLevelOfItsSpeech() {
    double[] x = noise(3, 2 * RATE, 0.05);
    double before = ActiveSpeechLevel.measure(x, RATE).activeDb();
    for (int cut = 100; cut <= 2000; cut += 10) {
      double[] y = Arrays.copyOf(x, x.length + cut);
      addNoise(y, x.length, y.length, 0.2);
      var level = ActiveSpeechLevel.measure(y, RATE);
      assertThat(level.activeDb()).as("onset of %s samples", cut).isBetween(before - 1, before + 6);
      assertThat(level.activity()).as("onset of %s samples", cut).isGreaterThan(0.5);
    }
  }

  @Test
  void clickIsNotAboveFullScale() {
    for (int place : new int[] {RATE / 2, RATE - 300}) {
      double[] x = noise(4, RATE, 1e-4);
      x[place] = 0.9;
      assertThat(ActiveSpeechLevel.measure(x, RATE).activeDb()).isLessThan(-20);
    }
  }

  @Test
  void activeLevelDoesNotDependOnHowLongTheSilenceIs() {
    double[] speech = new FormulaSignals().source2;
    double[] padded = new double[4 * speech.length];
    System.arraycopy(speech, 0, padded, speech.length, speech.length);
    var alone = ActiveSpeechLevel.measure(speech, RATE);
    var silence = ActiveSpeechLevel.measure(padded, RATE);
    assertThat(silence.activeDb()).isCloseTo(alone.activeDb(), within(0.7));
    assertThat(silence.longTermDb()).isCloseTo(alone.longTermDb() - 6.02, within(0.01));
    assertThat(silence.activity()).isCloseTo(0.27, within(0.03));
  }

  @Test
  void activeLevelFollowsGainExactlyWherePauseAndSpeechAreFarApart() {
    double[] speech = new FormulaSignals().source2;
    double[] half = new double[speech.length];
    for (int i = 0; i < half.length; i++) {
      half[i] = speech[i] / 2;
    }
    assertThat(ActiveSpeechLevel.measure(half, RATE).activeDb())
        .isCloseTo(
            ActiveSpeechLevel.measure(speech, RATE).activeDb() - 20 * Math.log10(2), within(1e-6));
  }

  @Test
  void silenceHasNoLevelAndNoActivity() {
    var level = ActiveSpeechLevel.measure(new double[RATE], RATE);
    assertThat(level.activeDb()).isEqualTo(Double.NEGATIVE_INFINITY);
    var activity = SpeechActivity.of(FrameLevels.of(new double[RATE], RATE), level);
    assertThat(activity.activeSeconds()).isZero();
    assertThat(activity.leadingSilence()).isCloseTo(1, within(1e-9));
    assertThat(activity.utterances()).isZero();
  }

  @Test
  void stretchesOfSpeechAreFoundWhereTheyAre() {
    double[] x = noise(1, 5 * RATE, 1e-4);
    addNoise(x, RATE, 2 * RATE, 0.1);
    addNoise(x, 3 * RATE, 4 * RATE, 0.1);
    var activity = SpeechActivity.of(FrameLevels.of(x, RATE), ActiveSpeechLevel.measure(x, RATE));
    assertThat(activity.activeSeconds()).isCloseTo(2, within(0.03));
    assertThat(activity.leadingSilence()).isCloseTo(1, within(0.02));
    assertThat(activity.trailingSilence()).isCloseTo(1, within(0.02));
    assertThat(activity.utterances()).isEqualTo(2);
    assertThat(activity.onset()).isEqualTo(Double.NEGATIVE_INFINITY);
    double[] cut = Arrays.copyOfRange(x, 3 * RATE / 2, x.length);
    var second = SpeechActivity.of(FrameLevels.of(cut, RATE), ActiveSpeechLevel.measure(cut, RATE));
    assertThat(second.onset()).isBetween(-3.0, 3.0);
  }

  @Test
  void activityDoesNotFollowGainOrPolarity() {
    double[] x = noise(1, 5 * RATE, 1e-4);
    addNoise(x, RATE, 2 * RATE, 0.1);
    addNoise(x, 3 * RATE, 4 * RATE, 0.02);
    boolean[] mask =
        SpeechActivity.of(FrameLevels.of(x, RATE), ActiveSpeechLevel.measure(x, RATE)).mask();
    for (double gain : new double[] {0.25, -0.5, 8}) {
      double[] y = Arrays.stream(x).map(v -> gain * v).toArray();
      var activity = SpeechActivity.of(FrameLevels.of(y, RATE), ActiveSpeechLevel.measure(y, RATE));
      assertThat(activity.mask()).isEqualTo(mask);
    }
  }

  @Test
  void soundBelowEveryThresholdHasItsLongTermLevel() {
    double[] faint = noise(1, RATE, 1e-9);
    var level = ActiveSpeechLevel.measure(faint, RATE);
    assertThat(level.activeDb()).isEqualTo(level.longTermDb()).isBetween(-190.0, -180.0);
    assertThat(ActiveSpeechLevel.measure(new double[0], RATE).activeDb())
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void framesKnowTheirLevelWhateverTheOffset() {
    double[] x = noise(2, RATE, 0.1);
    for (int i = 0; i < x.length; i++) {
      x[i] += 0.3;
    }
    var levels = FrameLevels.of(x, RATE);
    assertThat(levels.count()).isEqualTo(100);
    assertThat(levels.percentile(0.5)).isCloseTo(-20 - 4.77, within(0.5));
    assertThat(levels.longestBelow(0).duration()).isCloseTo(1, within(1e-9));
  }

  @Test
  void framesBeginAtTheirTimeAtEveryRate() {
    for (int rate : new int[] {8000, 11025, 22050, 44100, 7999}) {
      double[] x = noise(9, 60 * rate, 0.1);
      Arrays.fill(x, 50 * rate, 51 * rate, 0);
      var levels = FrameLevels.of(x, rate);
      assertThat(levels.count()).as("%d Hz", rate).isEqualTo(6000);
      var run = levels.longestBelow(FrameLevels.SILENCE + 1);
      assertThat(run.start()).as("%d Hz", rate).isCloseTo(50, within(0.011));
      assertThat(run.duration()).as("%d Hz", rate).isCloseTo(1, within(0.011));
    }
  }

  @Test
  void shortSignalsAndLowRatesHaveFramesToo() {
    assertThat(FrameLevels.of(new double[0], RATE).count()).isZero();
    assertThat(FrameLevels.of(new double[0], RATE).percentile(0.05)).isEqualTo(FrameLevels.SILENCE);
    assertThat(FrameLevels.of(noise(1, 1, 0.1), RATE).level(0)).isEqualTo(FrameLevels.SILENCE);
    assertThat(FrameLevels.of(noise(1, 100, 0.1), RATE).level(0)).isCloseTo(-24.8, within(2.0));
    assertThat(FrameLevels.of(noise(1, 319, 0.1), RATE).count()).isEqualTo(1);
    for (int rate : new int[] {1, 50, 99, 100, 101, 150}) {
      assertThat(FrameLevels.of(noise(1, 1000, 0.1), rate).count()).isBetween(600, 1000);
    }
  }

  @Test
  void lowRatesHaveASpectrumButNoHum() {
    for (int rate : new int[] {1, 50, 100, 250, 500, 799, 801}) {
      var spectrum = new LongTermSpectrum(noise(8, 4000, 0.1), rate);
      assertThat(spectrum.bandwidth(50)).isBetween(0.4 * rate, 0.5 * rate);
      assertThat(spectrum.hum(50).prominence()).as("%d Hz", rate).isLessThan(12);
      assertThat(spectrum.edgeNear(4000).drop()).isZero();
    }
  }

  @Test
  void bandwidthIsWhereTheSpectrumEnds() {
    double[] x = noise(3, 2 * RATE, 0.1);
    assertThat(new LongTermSpectrum(x, RATE).bandwidth(50)).isGreaterThan(7900);
    double[] low = lowPassed(x, 4000);
    var spectrum = new LongTermSpectrum(low, RATE);
    assertThat(spectrum.bandwidth(50)).isBetween(3900.0, 4200.0);
    assertThat(spectrum.edgeNear(4000).drop()).isGreaterThan(40);
    assertThat(new LongTermSpectrum(new double[RATE], RATE).bandwidth(50)).isZero();
  }

  @Test
  void humStandsOutAndAGlidingVoiceDoesNot() {
    double[] voice = new FormulaSignals().source2;
    double[] hum = noise(4, 2 * RATE, 0.01);
    for (int i = 0; i < hum.length; i++) {
      for (int harmonic = 1; harmonic <= 3; harmonic++) {
        hum[i] += 0.01 * Math.sin(2 * Math.PI * 50 * harmonic * i / RATE);
      }
    }
    assertThat(new LongTermSpectrum(hum, RATE).hum(50).prominence()).isGreaterThan(20);
    assertThat(new LongTermSpectrum(hum, RATE).hum(60).prominence()).isLessThan(15);
    assertThat(new LongTermSpectrum(voice, RATE).hum(50).prominence()).isLessThan(15);
    assertThat(new LongTermSpectrum(noise(5, 2 * RATE, 0.1), RATE).hum(50).prominence())
        .isLessThan(8);
  }

  @Test
  void decayTimeFollowsTheDecay() {
    for (double seconds : new double[] {0.2, 0.4, 0.8}) {
      double[] x = noise(6, 8 * RATE, 1e-5);
      double[] carrier = noise(7, 8 * RATE, 1);
      for (int i = 0; i < x.length; i++) {
        double since = (i % RATE) / (double) RATE;
        x[i] += 0.3 * carrier[i] * Math.pow(10, -3 * since / seconds);
      }
      double found = DecayTime.of(FrameLevels.of(x, RATE), ActiveSpeechLevel.measure(x, RATE));
      assertThat(found).isCloseTo(seconds, within(0.3 * seconds));
    }
  }

  private static double literalP56(double[] x, int rate) {
    double g = Math.exp(-1 / (rate * 0.03));
    int hangover = (int) Math.round(0.2 * rate);
    double energy = 0;
    for (double v : x) {
      energy += v * v;
    }
    double lastLevel = Double.NaN;
    double lastExcess = Double.NaN;
    for (int j = 24; j >= 1; j--) {
      double c = Math.pow(2, -j);
      double p = 0;
      double q = 0;
      long active = 0;
      int hang = hangover;
      for (double v : x) {
        p = g * p + (1 - g) * Math.abs(v);
        q = g * q + (1 - g) * p;
        if (q >= c) {
          active++;
          hang = 0;
        } else if (hang < hangover) {
          active++;
          hang++;
        }
      }
      if (active > 0) {
        double level = 10 * Math.log10(energy / active);
        double excess = level - 20 * Math.log10(c) - 15.9;
        if (excess < 0) {
          return lastLevel + lastExcess / (lastExcess - excess) * (level - lastLevel);
        }
        lastLevel = level;
        lastExcess = excess;
      }
    }
    throw new AssertionError("no threshold is 15.9 dB below the level");
  }

  private static double[] noise(long seed, int length, double amplitude) {
    return new Random(seed).doubles(length, -amplitude, amplitude).toArray();
  }

  private static void addNoise(double[] x, int from, int to, double amplitude) {
    double[] more = noise(from, to - from, amplitude);
    for (int i = from; i < to; i++) {
      x[i] += more[i - from];
    }
  }

  private static double[] lowPassed(double[] x, double cut) {
    double[] y = new double[x.length];
    int half = 200;
    double[] h = new double[2 * half + 1];
    for (int k = -half; k <= half; k++) {
      double t = 2 * cut / RATE;
      double sinc = k == 0 ? t : Math.sin(Math.PI * t * k) / (Math.PI * k);
      double a = Math.PI * k / (half + 1);
      h[k + half] = sinc * (0.42 + 0.5 * Math.cos(a) + 0.08 * Math.cos(2 * a));
    }
    for (int i = 0; i < x.length; i++) {
      for (int k = Math.max(-half, i - x.length + 1); k <= Math.min(half, i); k++) {
        y[i] += h[k + half] * x[i - k];
      }
    }
    return y;
  }
}

package sqe.audit.feature;

import org.jspecify.annotations.Nullable;
import sqe.dsp.activity.FrameLevels;
import sqe.dsp.activity.LongTermSpectrum;
import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.Windows;

/**
 * Whether speech sounds as if its header gave another sample rate than it was recorded at.
 *
 * <p>Played at the wrong rate, everything is off by one factor: the formants, with them the mean
 * spectrum, the pitch, and how many syllables there are a second. For each rate that may be meant,
 * half, double, a third or three times the header's, the three are held against what speech is
 * like: the mean spectrum in fifths of an octave from 150 to 3400 Hz against that of our clean
 * recordings; the pitch against voices of men and women; the middle of the spectrum of the level
 * over time, from 1 to 20 Hz, against that of the same recordings. All three as logarithms of
 * likelihoods, of which the header's own rate has one, too.
 *
 * @param likely the most likely rate, in Hz
 * @param margin by how much it is likelier than the header's, a logarithm; 0 where it is the
 *     header's
 * @param pitch median F0 if the header were right, in Hz
 * @param syllables middle of the spectrum of the level if the header were right, in Hz
 */
public record HeaderRate(double likely, double margin, double pitch, double syllables) {

  private static final double[] FACTORS = {1.0 / 3, 0.5, 2, 3};

  /** Rates speech is recorded at, in Hz. */
  private static final double LOWEST_RATE = 8000;

  private static final double HIGHEST_RATE = 48000;

  /** Less says nothing, in seconds. */
  private static final double SHORTEST = 1;

  private static final double LOW = 150; // Hz
  private static final int BANDS_AN_OCTAVE = 5;

  /** Mean spectrum of speech in fifths of an octave from 150 Hz, in dB, its mean removed. */
  private static final double[] SPEECH = {
    1.8, 4.3, 6.0, 5.6, 4.1, 4.4, 5.8, 6.9, 5.2, 4.0, 2.8, 0.7, -2.4, -2.6, -2.9, -4.0, -4.0, -3.9,
    -6.1, -7.8, -9.0, -8.8
  };

  /** How much the logarithm of a likelihood falls for a mean square deviation of 1 dB². */
  private static final double SPECTRUM_WEIGHT = 1.0 / 8;

  private static final double MAN = 108; // Hz
  private static final double WOMAN = 205; // Hz
  private static final double PITCH_DEVIATION = 0.2; // of a natural logarithm
  private static final double OTHER_VOICES = 1e-3;

  private static final double SYLLABLES = 3.4; // Hz
  private static final double SYLLABLES_DEVIATION = 0.3; // of a natural logarithm
  private static final double SLOWEST = 1; // Hz
  private static final double FASTEST = 20; // Hz

  /**
   * Judges a recording.
   *
   * @param pitch median F0 in Hz; NaN where unknown
   * @return null where the pitch is unknown: spectra of voices and rooms differ too much to say
   */
  static @Nullable HeaderRate of(
      LongTermSpectrum spectrum, FrameLevels levels, double pitch, int sampleRate) {
    if (Double.isNaN(pitch) || levels.count() < SHORTEST / FrameLevels.FRAME_SECONDS) {
      return null;
    }
    double syllables = syllables(levels);
    double own = likelihood(spectrum, pitch, syllables, 1);
    double best = own;
    double likely = 1;
    for (double factor : FACTORS) {
      double rate = sampleRate / factor;
      if (rate > LOWEST_RATE - 1 && rate < HIGHEST_RATE + 1) {
        double found = likelihood(spectrum, pitch, syllables, factor);
        likely = found > best ? factor : likely;
        best = Math.max(best, found);
      }
    }
    return new HeaderRate(sampleRate / likely, best - own, pitch, syllables);
  }

  /** Logarithm of the likelihood that the header's rate is so many times the right one. */
  private static double likelihood(
      LongTermSpectrum spectrum, double pitch, double syllables, double factor) {
    double modulation = StrictMath.log(syllables / factor / SYLLABLES) / SYLLABLES_DEVIATION;
    return -SPECTRUM_WEIGHT * deviation(spectrum, factor)
        + StrictMath.log(voice(pitch / factor, MAN) + voice(pitch / factor, WOMAN) + OTHER_VOICES)
        - 0.5 * modulation * modulation;
  }

  private static double voice(double pitch, double usual) {
    double z = StrictMath.log(pitch / usual) / PITCH_DEVIATION;
    return 0.5 / PITCH_DEVIATION * StrictMath.exp(-0.5 * z * z);
  }

  /** Mean square deviation of the mean spectrum from that of speech, in dB². */
  private static double deviation(LongTermSpectrum spectrum, double factor) {
    double[] bands = new double[SPEECH.length];
    double mean = 0;
    for (int b = 0; b < bands.length; b++) {
      bands[b] =
          spectrum.level(edge(b) * factor, edge(b + 1) * factor)
              + 10 * StrictMath.log10(edge(b + 1) - edge(b));
      mean += bands[b] / bands.length;
    }
    double sum = 0;
    for (int b = 0; b < bands.length; b++) {
      double d = bands[b] - mean - SPEECH[b];
      sum += d * d;
    }
    return sum / bands.length;
  }

  private static double edge(int band) {
    return LOW * StrictMath.pow(2, (double) band / BANDS_AN_OCTAVE);
  }

  /** Geometric middle of the spectrum of the fourth root of the power over time, in Hz. */
  private static double syllables(FrameLevels levels) {
    int count = levels.count();
    int size = Integer.highestOneBit(Math.max(2, count - 1)) * 2;
    double[] window = Windows.periodicHann(count);
    double[] curve = new double[size];
    double mean = 0;
    for (int i = 0; i < count; i++) {
      curve[i] = StrictMath.pow(10, levels.level(i) / 40);
      mean += curve[i] / count;
    }
    for (int i = 0; i < count; i++) {
      curve[i] = (curve[i] - mean) * window[i];
    }
    var fft = new Fft(size);
    fft.forward(curve);
    double[] power = new double[fft.bins()];
    fft.power(curve, power, 0);
    double sum = 0;
    double logarithms = 0;
    double hertz = 1 / FrameLevels.FRAME_SECONDS / size;
    for (int k = 1; k < power.length; k++) {
      if (k * hertz > SLOWEST && k * hertz < FASTEST) {
        sum += power[k];
        logarithms += power[k] * StrictMath.log(k * hertz);
      }
    }
    return sum == 0 ? SYLLABLES : StrictMath.exp(logarithms / sum);
  }
}

package sqe.audit.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import sqe.audit.feature.FileAnalyser;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairAnalyser;
import sqe.audit.feature.PairFeatures;
import sqe.dsp.activity.ActiveSpeechLevel;
import sqe.dsp.audio.Recording;
import sqe.dsp.spectrum.Fft;

/** Plants defects in speech, and says what an audit finds in arrays. */
public final class Defects {

  private static final FileAnalyser ANALYSER = new FileAnalyser(Optional.empty());

  private Defects() {}

  public static FileFeatures file(String name, int sampleRate, double[]... channels) {
    return file(name, FileFeatures.Role.REFERENCE, Map.of(), sampleRate, channels);
  }

  public static FileFeatures file(
      String name,
      FileFeatures.Role role,
      Map<String, String> columns,
      int sampleRate,
      double[]... channels) {
    int dot = name.lastIndexOf('.');
    return ANALYSER.features(
        new Recording(channels, sampleRate, List.of()),
        44L + 2L * channels.length * channels[0].length,
        name,
        dot < 0 ? name : name.substring(0, dot),
        role,
        columns);
  }

  public static PairFeatures pair(
      String name, int sampleRate, double[] reference, double[] estimate) {
    return pair(name, Map.of(), sampleRate, reference, estimate);
  }

  public static PairFeatures pair(
      String name, Map<String, String> columns, int rate, double[] reference, double[] estimate) {
    return PairAnalyser.analyse(
        clean(name, rate, reference), processed(name, rate, estimate), columns);
  }

  /** A reference, analysed once for all pairs it is in. */
  static FileAnalyser.Analysed clean(String name, int rate, double[] x) {
    return new FileAnalyser.Analysed(file("clean/" + name, rate, x), recording(rate, x));
  }

  /** An estimate, analysed. */
  static FileAnalyser.Analysed processed(String name, int rate, double[] x) {
    return new FileAnalyser.Analysed(
        file("processed/" + name, FileFeatures.Role.ESTIMATE, Map.of(), rate, x),
        recording(rate, x));
  }

  /** The same file with something in a manifest, and of another length. */
  static FileFeatures with(FileFeatures file, Map<String, String> columns, int length) {
    return new FileFeatures(
        file.name(),
        file.id(),
        file.role(),
        file.bytes(),
        file.failure(),
        file.warnings(),
        file.sampleRate(),
        length,
        file.hash(),
        file.copies(),
        file.channels(),
        file.fingerprint(),
        columns,
        file.opinion());
  }

  public static Recording recording(int rate, double[] x) {
    return new Recording(new double[][] {x}, rate, List.of());
  }

  public static List<Finding> findings(List<FileFeatures> files, List<PairFeatures> pairs) {
    return findings(files, pairs, AuditSettings.of(Profile.GENERAL));
  }

  public static List<Finding> findings(
      List<FileFeatures> files, List<PairFeatures> pairs, AuditSettings settings) {
    return CheckRunner.findings(
        new AuditData(files, pairs, List.of(), List.of(), List.of(), true), null, settings);
  }

  /** What one check finds. */
  static List<Finding> findings(String check, List<FileFeatures> files, List<PairFeatures> pairs) {
    Check one =
        CheckCatalog.checks().stream()
            .filter(c -> c.info().id().equals(check))
            .findAny()
            .orElseThrow();
    return CheckRunner.findings(
        one,
        new AuditData(files, pairs, List.of(), List.of(), List.of(), true),
        null,
        AuditSettings.of(Profile.GENERAL));
  }

  public static boolean has(List<Finding> findings, String check) {
    return findings.stream().anyMatch(f -> f.check().equals(check));
  }

  public static double[] quantised(double[] x, int bits) {
    double steps = Math.scalb(1.0, bits - 1);
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = Math.max(-steps, Math.min(steps - 1, Math.rint(x[i] * steps))) / steps;
    }
    return y;
  }

  public static double peak(double[] x) {
    return Arrays.stream(x).map(Math::abs).max().orElse(0);
  }

  public static double[] scaled(double[] x, double gain) {
    return Arrays.stream(x).map(v -> gain * v).toArray();
  }

  public static double[] offset(double[] x, double mean) {
    double present = Arrays.stream(x).average().orElse(0);
    return Arrays.stream(x).map(v -> v - present + mean).toArray();
  }

  public static double[] clipped(double[] x, double level) {
    return Arrays.stream(x).map(v -> Math.max(-level, Math.min(level, v))).toArray();
  }

  public static double[] toActiveLevel(double[] x, int rate, double db) {
    double now = ActiveSpeechLevel.measure(x, rate).activeDb();
    return scaled(x, Math.pow(10, (db - now) / 20));
  }

  public static double[] withNoise(double[] x, double db, long seed) {
    var random = new Random(seed);
    double rms = Math.pow(10, db / 20);
    return Arrays.stream(x).map(v -> v + rms * random.nextGaussian()).toArray();
  }

  public static double[] withHum(double[] x, int rate, double amplitude) {
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      for (int h = 1; h <= 3; h++) {
        y[i] += amplitude / h * Math.sin(2 * Math.PI * 50 * h * i / rate + h);
      }
    }
    return y;
  }

  /** Zeros where 50 ms are more than 40 dB below the peak: pauses that a gate has emptied. */
  public static double[] gated(double[] x, int rate) {
    double[] y = x.clone();
    int frame = rate / 20;
    double limit = peak(x) / 100;
    for (int from = 0; from < x.length; from += frame) {
      int end = Math.min(x.length, from + frame);
      if (peak(Arrays.copyOfRange(x, from, end)) < limit) {
        Arrays.fill(y, from, end, 0);
      }
    }
    return y;
  }

  public static double[] delayed(double[] x, int samples) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      int from = i - samples;
      y[i] = from >= 0 && from < x.length ? x[from] : 0;
    }
    return y;
  }

  public static double[] padded(double[] x, int before, int after) {
    double[] y = new double[before + x.length + after];
    System.arraycopy(x, 0, y, before, x.length);
    return y;
  }

  /** Start of the loudest stretch of a length. */
  public static int loudest(double[] x, int length) {
    double energy = 0;
    double best = -1;
    int at = 0;
    for (int i = 0; i < x.length; i++) {
      energy += x[i] * x[i] - (i >= length ? x[i - length] * x[i - length] : 0);
      if (i >= length - 1 && energy > best) {
        best = energy;
        at = i - length + 1;
      }
    }
    return at;
  }

  /** Zeros over a stretch, with as loud speech as there is before and after it. */
  public static double[] dropped(double[] x, int rate, double seconds) {
    double[] y = x.clone();
    int length = (int) (seconds * rate);
    int edge = rate / 50;
    double best = -1;
    int at = 0;
    for (int i = edge; i + length + edge < x.length; i += edge / 2) {
      double before = energy(x, i - edge, edge);
      double after = energy(x, i + length, edge);
      if (Math.min(before, after) > best) {
        best = Math.min(before, after);
        at = i;
      }
    }
    Arrays.fill(y, at, Math.min(y.length, at + length), 0);
    return y;
  }

  private static double energy(double[] x, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += x[i] * x[i];
    }
    return sum;
  }

  /** Nothing above a frequency: the spectrum of the whole file cut off. */
  public static double[] lowPassed(double[] x, int rate, double hertz) {
    int size = Integer.highestOneBit(x.length) * 2;
    var fft = new Fft(size);
    double[] a = Arrays.copyOf(x, size);
    fft.forward(a);
    a[1] = 0;
    Arrays.fill(a, 2 * (int) (hertz * size / rate), size, 0);
    fft.inverse(a);
    return Arrays.copyOf(a, x.length);
  }

  /** A run of samples at full scale where it is loudest. */
  public static double[] atFullScale(double[] x, int samples) {
    double[] y = x.clone();
    int at = loudest(x, samples);
    Arrays.fill(y, at, at + samples, 32767.0 / 32768);
    return y;
  }

  /** Clipped, below full scale, so deep that at least so many samples stand at the extremes. */
  public static double[] softClipped(double[] x, int samples) {
    double[] scaled = scaled(x, 0.8 / peak(x));
    for (double level = 0.8; ; level *= 0.98) {
      double limit = Math.rint(level * 32768) / 32768;
      double[] y = quantised(clipped(scaled, limit), 16);
      int at = 0;
      int run = 0;
      for (double v : y) {
        run = Math.abs(v) == limit ? run + 1 : 0;
        at += run == 3 ? 3 : run > 3 ? 1 : 0;
      }
      if (at >= samples) {
        return y;
      }
    }
  }

  /** Played by a clock that is off, by linear interpolation. */
  public static double[] drifting(double[] x, double partsPerMillion) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      double at = i * (1 - partsPerMillion * 1e-6);
      int k = (int) at;
      double next = k + 1 < x.length ? x[k + 1] : 0;
      y[i] = x[k] + (at - k) * (next - x[k]);
    }
    return y;
  }

  /** With samples lost in the middle. */
  public static double[] withJump(double[] x, int samples) {
    double[] y = new double[x.length];
    int middle = x.length / 2;
    System.arraycopy(x, 0, y, 0, middle);
    System.arraycopy(x, middle + samples, y, middle, x.length - middle - samples);
    return y;
  }

  /** A room: the direct sound, then noise that decays by 60 dB in a time, 3 dB weaker in all. */
  public static double[] inRoom(double[] x, int rate, double seconds, long seed) {
    var random = new Random(seed);
    int length = (int) (seconds * rate);
    int size = Integer.highestOneBit(x.length + length) * 2;
    double[] room = new double[size];
    double energy = 0;
    for (int i = rate / 500; i < length; i++) {
      room[i] = random.nextGaussian() * Math.pow(10, -3.0 * i / length);
      energy += room[i] * room[i];
    }
    for (int i = 0; i < length; i++) {
      room[i] *= Math.sqrt(0.5 / energy);
    }
    room[0] = 1;
    var fft = new Fft(size);
    double[] signal = Arrays.copyOf(x, size);
    fft.forward(room);
    fft.forward(signal);
    // packed: the two real bins first
    signal[0] *= room[0];
    signal[1] *= room[1];
    for (int k = 2; k < size; k += 2) {
      double real = signal[k] * room[k] - signal[k + 1] * room[k + 1];
      signal[k + 1] = signal[k] * room[k + 1] + signal[k + 1] * room[k];
      signal[k] = real;
    }
    fft.inverse(signal);
    return Arrays.copyOf(signal, x.length);
  }

  /** Bursts of speech with pauses between them. */
  public static double[] bursts(double[] x, int rate, int count) {
    int burst = rate / 5;
    int at = loudest(x, burst);
    double[] y = new double[3 * burst * count + burst];
    for (int b = 0; b < count; b++) {
      System.arraycopy(x, at, y, burst + 3 * burst * b, burst);
    }
    return y;
  }
}

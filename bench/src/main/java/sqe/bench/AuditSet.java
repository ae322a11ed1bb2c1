package sqe.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes a set of recordings no two of which are the same, for {@code bench/audit-scale.sh}, which
 * starts this file as it is: {@code java AuditSet.java SPEECH SET COUNT SECONDS RATE GAIN}.
 *
 * <p>A recording is two voices and noise at −60 dB; a voice is excerpts of the given speech
 * (16-bit, below a header of 44 bytes) one after the other, each with a place, duration, speed and
 * spectral tilt of its own. Nine tenths go to {@code train}, the rest to {@code test}; every five
 * hundredth is the one before it at half its level, so that there is something to find.
 */
public final class AuditSet {

  private static final int HEADER = 44;
  private static final int PLANTED = 500;
  private static final int FILES_A_FOLDER = 1000;
  private static final int VOICES = 2;
  private static final int SHORTEST = 3000; // samples
  private static final int LONGEST = 12000;
  private static final double NOISE = 0.001;

  private final List<double[]> speech;
  private final Random random = new Random(20);

  private AuditSet(List<double[]> speech) {
    this.speech = speech;
  }

  /** Folder of speech, folder to write, number of files, seconds, sample rate, gain. */
  public static void main(String[] arguments) throws IOException {
    var set = new AuditSet(read(Path.of(arguments[0])));
    Path folder = Path.of(arguments[1]);
    int count = Integer.parseInt(arguments[2]);
    int rate = Integer.parseInt(arguments[4]);
    int length = (int) (Double.parseDouble(arguments[3]) * rate);
    double gain = Double.parseDouble(arguments[5]);
    double[] before = new double[length];
    for (int i = 0; i < count; i++) {
      boolean planted = i % PLANTED == PLANTED - 1;
      double[] x = planted ? before : set.recording(length);
      String split = i % 10 == 9 ? "test" : "train";
      Path parent = folder.resolve(split).resolve(Integer.toString(i / FILES_A_FOLDER));
      Files.createDirectories(parent);
      Files.write(parent.resolve("f" + i + ".wav"), wave(x, planted ? gain / 2 : gain, rate));
      before = x;
    }
  }

  private static List<double[]> read(Path folder) throws IOException {
    List<double[]> speech = new ArrayList<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".wav")).sorted().toList()) {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        double[] x = new double[(bytes.capacity() - HEADER) / 2];
        for (int i = 0; i < x.length; i++) {
          x[i] = bytes.getShort(HEADER + 2 * i) / 32768.0;
        }
        speech.add(x);
      }
    }
    return speech;
  }

  private double[] recording(int length) {
    double[] x = new double[length];
    for (int voice = 0; voice < VOICES; voice++) {
      for (int at = 0; at < length; ) {
        at = addExcerpt(x, at);
      }
    }
    for (int i = 0; i < length; i++) {
      x[i] += NOISE * random.nextGaussian();
    }
    return x;
  }

  /** Adds an excerpt from a place on; returns where it ends. */
  private int addExcerpt(double[] x, int start) {
    double[] source = speech.get(random.nextInt(speech.size()));
    double speed = 0.6 + random.nextDouble();
    double tilt = random.nextDouble() - 0.3;
    int length = SHORTEST + random.nextInt(LONGEST - SHORTEST);
    double from = random.nextDouble() * (source.length - 2 - speed * length);
    int end = Math.min(x.length, start + length);
    double last = 0;
    for (int i = start; i < end; i++) {
      double place = from + (i - start) * speed;
      int k = (int) place;
      double v = source[k] + (place - k) * (source[k + 1] - source[k]);
      x[i] += (v - tilt * last) / VOICES;
      last = v;
    }
    return end;
  }

  private static byte[] wave(double[] x, double gain, int rate) {
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + 2 * x.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII));
    bytes.putInt(36 + 2 * x.length);
    bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
    bytes.putInt(16).putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate);
    bytes.putShort((short) 2).putShort((short) 16);
    bytes.put("data".getBytes(StandardCharsets.US_ASCII));
    bytes.putInt(2 * x.length);
    for (double v : x) {
      long step = Math.round(gain * v * 32768);
      bytes.putShort((short) Math.max(-32768, Math.min(32767, step)));
    }
    return bytes.array();
  }
}

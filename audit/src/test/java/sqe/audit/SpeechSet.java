package sqe.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import sqe.audit.check.Defects;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.WavWriter;
import sqe.testing.SharedFolder;

/**
 * A set with splits, made of our speech, in which every file has a defect that the hostile set has.
 *
 * @param folder where it goes
 */
record SpeechSet(Path folder) {

  /** Writes the files. */
  void make() throws IOException {
    double[] first = speech("s01_engb");
    double[] second = speech("s02_enus");
    double[] third = speech("s03_de");
    double[] fourth = speech("s04_fr");
    pair("train", "u0", first, Defects.withNoise(first, -35, 1));
    pair("train", "u1", second, Defects.withNoise(second, -35, 2));
    pair("train", "u2", third, Defects.withNoise(third, -35, 3));
    pair("train", "u3", part(fourth, 0), Defects.withNoise(part(fourth, 0), -35, 4));
    double[] other = speech("s07_nl");
    double[] last = speech("s08_pl");
    pair("test", "leak_exact", first, Defects.withNoise(first, -30, 20));
    pair("test", "leak_gain", Defects.scaled(second, 0.5), Defects.withNoise(second, -30, 21));
    double[] late = Defects.delayed(third, 777);
    pair("test", "leak_shift", late, Defects.withNoise(late, -30, 22));
    pair("test", "leak_samenoise", other, Defects.withNoise(other, -35, 1));
    write("train/clean/unpaired", part(last, 0), 16000);
    write("train/noisy/orphan", part(last, 1), 16000);
    pair("train", "swapped", Defects.withNoise(part(last, 2), -40, 5), part(last, 2));
    double[] noisy = Defects.withNoise(part(last, 3), -35, 6);
    pair("train", "clean_is_noisy", noisy, noisy);
    write("train/clean/rate8k", part(last, 4), 8000);
    write("train/noisy/rate8k", Defects.withNoise(part(last, 4), -35, 7), 8000);
    double[] upsampled = Defects.lowPassed(part(other, 0), 16000, 3900);
    pair("train", "upsampled", upsampled, Defects.withNoise(upsampled, -35, 8));
    write("train/clean/Case", part(other, 1), 16000);
    write("train/noisy/case", Defects.withNoise(part(other, 1), -35, 9), 16000);
    double[] clipped = Defects.clipped(Defects.scaled(part(other, 2), 20), 1);
    pair("train", "clipped", clipped, Defects.withNoise(clipped, -35, 10));
    pair("train", "silent", new double[24000], Defects.withNoise(new double[24000], -35, 11));
    double[] whole = part(other, 3);
    pair("train", "mislength", Arrays.copyOf(whole, 12000), Defects.withNoise(whole, -35, 12));
  }

  /** Half a second further each: enough not to be the same. */
  private static double[] part(double[] x, int number) {
    return Arrays.copyOfRange(x, 8000 * number, 8000 * number + 24000);
  }

  private void pair(String split, String id, double[] clean, double[] noisy) throws IOException {
    write(split + "/clean/" + id, clean, 16000);
    write(split + "/noisy/" + id, noisy, 16000);
  }

  private void write(String name, double[] x, int rate) throws IOException {
    Path file = folder.resolve(name + ".wav");
    Files.createDirectories(file.getParent());
    WavWriter.writePcm16(file, new double[][] {x}, rate);
  }

  private static double[] speech(String name) throws IOException {
    return AudioReader.read(SharedFolder.project("testdata/clean/" + name + ".wav")).channels()[0];
  }
}

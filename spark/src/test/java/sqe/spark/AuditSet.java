package sqe.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import sqe.cli.Sqe;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.WavWriter;
import sqe.testing.SharedFolder;

/**
 * Files with whatever an audit finds in files, in pairs and between them.
 *
 * @param folder where they are
 */
record AuditSet(Path folder) {

  private static final int RATE = 16000;
  private static final List<String> VOICES =
      List.of("s01_engb", "s02_enus", "s03_de", "s04_fr", "s07_nl", "s08_pl");

  /** Makes the files. */
  static AuditSet in(Path folder) throws IOException {
    AuditSet set = new AuditSet(folder);
    for (int voice = 0; voice < VOICES.size(); voice++) {
      double[] speech = set.speech(voice);
      set.write("train/clean/v" + voice + ".wav", speech);
      set.write("train/noisy/v" + voice + ".wav", noisy(speech, voice));
    }
    set.write("test/clean/exact.wav", set.speech(0));
    set.write("test/noisy/exact.wav", noisy(set.speech(0), 20));
    set.write("test/clean/quiet.wav", changed(set.speech(1), x -> 0.4 * x));
    set.write("test/noisy/quiet.wav", noisy(changed(set.speech(1), x -> 0.4 * x), 3));
    set.write("train/clean/again.wav", changed(set.speech(3), x -> 0.6 * x));
    set.write("train/noisy/again.wav", changed(set.speech(4), x -> -x));
    set.write("train/clean/copy.wav", set.speech(2));
    set.write("train/noisy/copy.wav", changed(set.speech(2), x -> Math.min(0.05, x)));
    set.write("train/clean/silent.wav", new double[RATE]);
    Files.writeString(folder.resolve("train/clean/text.wav"), "RIFF, but not for long");
    WavWriter.writePcm16(
        folder.resolve("test/clean/stereo.wav"),
        new double[][] {set.speech(5), set.speech(5)},
        RATE);
    WavWriter.writePcm16(
        folder.resolve("test/clean/slow.wav"), new double[][] {set.speech(4)}, RATE / 2);
    return set;
  }

  private double[] speech(int voice) throws IOException {
    Path file = SharedFolder.project("testdata/clean/" + VOICES.get(voice) + ".wav");
    return AudioReader.read(file).channels()[0];
  }

  private static double[] changed(double[] x, DoubleUnaryOperator how) {
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] = how.applyAsDouble(x[i]);
    }
    return y;
  }

  private static double[] noisy(double[] x, long seed) {
    Random random = new Random(seed);
    return changed(x, each -> each + 0.02 * random.nextGaussian());
  }

  private void write(String name, double[] samples) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    WavWriter.writePcm16(file, new double[][] {samples}, RATE);
  }

  /** A manifest of single files; some are not there, and one stands there twice. */
  Path ofFiles() throws IOException {
    return Files.writeString(
        folder.resolve("files.csv"),
        """
        file,split,speaker,text,duration,take
        train/clean/v0.wav,train,ann,hello there,,a
        train/clean/v1.wav,train,ann,"so, ""so"" it is",,a
        train/clean/v2.wav,train,bob,,1.5,a
        train/clean/v3.wav,train,bob,,,a
        train/clean/v4.wav,train,bob,,,a
        train/clean/v5.wav,train,cid,,,a
        train/clean/again.wav,train,cid,,,a
        train/clean/copy.wav,train,dee,,,a
        train/clean/silent.wav,train,eve,,,a
        train/clean/text.wav,train,eve,,,a
        train/clean/gone.wav,train,eve,,,a
        test/clean/exact.wav,eval,ann,hello there,,a
        test/clean/quiet.wav,eval,fay,,,a
        test/clean/stereo.wav,eval,gus,,,a
        test/clean/slow.wav,eval,gus,,,a
        test/clean/./exact.wav,eval,ann,hello there,,a
        """);
  }

  /** A manifest of pairs: a reference of two, pairs without a side, an id that is there twice. */
  Path ofPairs() throws IOException {
    return Files.writeString(
        folder.resolve("pairs.csv"),
        """
        id,system,reference,estimate,split,snr
        v0,a,train/clean/v0.wav,train/noisy/v0.wav,train,12
        v1,a,train/clean/v1.wav,train/noisy/v1.wav,train,
        v2,a,train/clean/v2.wav,train/noisy/v2.wav,train,
        v3,a,train/clean/v3.wav,train/noisy/v3.wav,train,
        v4,a,train/clean/v4.wav,train/noisy/v4.wav,train,
        v5,a,train/clean/v5.wav,train/noisy/v5.wav,train,
        v0,b,train/clean/v0.wav,train/noisy/v1.wav,train,12
        again,a,train/clean/again.wav,train/noisy/again.wav,train,
        copy,a,train/clean/copy.wav,train/noisy/copy.wav,train,
        same,a,train/clean/v5.wav,train/clean/v5.wav,train,
        silent,a,train/clean/silent.wav,train/noisy/v1.wav,train,
        text,a,train/clean/text.wav,train/noisy/v1.wav,train,
        gone,a,train/clean/gone.wav,train/noisy/v1.wav,train,
        alone,a,,train/noisy/v2.wav,train,
        none,a,train/clean/v3.wav,,train,
        exact,a,test/clean/exact.wav,test/noisy/exact.wav,test,
        quiet,a,test/clean/quiet.wav,test/noisy/quiet.wav,test,
        quiet,a,test/clean/quiet.wav,test/noisy/exact.wav,test,
        stereo,a,test/clean/stereo.wav,train/noisy/v5.wav,test,
        slow,a,test/clean/slow.wav,train/noisy/v4.wav,test,
        """);
  }

  /** The findings that {@code sqe audit} writes on this machine, of a manifest. */
  String localFindings(Path manifest, String extension, String... options) throws IOException {
    Path report = folder.resolve("local" + extension);
    List<String> call =
        new ArrayList<>(
            List.of("audit", "--manifest", manifest.toString(), "-o", report.toString()));
    call.addAll(List.of("-q", "--fail-on", "never"));
    call.addAll(List.of(options));
    JobInProcess ended = JobInProcess.of(Sqe::run, call.toArray(String[]::new));
    assertThat(ended.code()).as(ended.err()).isZero();
    return Files.readString(report);
  }
}

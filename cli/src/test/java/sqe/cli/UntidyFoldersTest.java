package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.dsp.audio.WavWriter;
import sqe.testing.SharedFolder;

/** Folders as people have them: what is broken, exchanged or named otherwise in some files. */
@Tag("one-jdk")
class UntidyFoldersTest {

  private static final int RATE = 8000;
  private static final Path DATA = SharedFolder.project("testdata");
  private static final List<String> SENTENCES =
      List.of("s01_engb", "s02_enus", "s03_de", "s04_fr", "s07_nl", "s08_pl");

  @TempDir private Path folder = Path.of("");

  private static double[] noise(int samples, long seed) {
    return new Random(seed).doubles(samples).map(x -> 0.2 * (x - 0.5)).toArray();
  }

  private static double[] sum(double weight, double[] x, double[] y) {
    double[] sum = x.clone();
    Arrays.setAll(sum, i -> x[i] + weight * y[i]);
    return sum;
  }

  private void write(String name, double[] samples) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    WavWriter.writePcm16(file, new double[][] {samples}, RATE);
  }

  private void write(String pattern, String... ids) throws IOException {
    for (String id : ids) {
      write(pattern.formatted(id), noise(RATE, id.hashCode()));
    }
  }

  private SqeCall run(Object... arguments) {
    return SqeCall.runIn(folder, arguments);
  }

  private SqeCall refused(Object... arguments) {
    SqeCall call = run(arguments);
    assertThat(call.exitCode()).as(call.err()).isEqualTo(3);
    return call;
  }

  /** A set of four with an empty, a short, a slightly short and an unreadable mixture. */
  private void writeSetOfBrokenMixtures() throws IOException {
    for (String id : List.of("a", "b", "c", "d", "e")) {
      double[] speech = noise(RATE, id.hashCode());
      double[] other = noise(RATE, 9);
      write("set/clean/" + id + ".wav", speech);
      write("enh/" + id + ".wav", sum(0.1, speech, other));
      double[] mixture = sum(0.5, speech, other);
      write(
          "set/noisy/" + id + ".wav",
          switch (id) {
            case "b" -> Arrays.copyOf(mixture, RATE / 2);
            case "c" -> Arrays.copyOf(mixture, RATE - 40);
            default -> mixture;
          });
    }
    Files.write(folder.resolve("set/noisy/a.wav"), new byte[0]);
    Files.writeString(folder.resolve("set/noisy/d.wav"), "no recording at all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--segment"})
  void aMixtureThatNoScoreNeedsChangesNone(String segments) throws Exception {
    writeSetOfBrokenMixtures();
    List<Object> call = new ArrayList<>(List.of("score", "set", "enh", "-m", "si_sdr"));
    if (!segments.isEmpty()) {
      call.addAll(List.of(segments, "0.5"));
    }
    SqeCall found = run(call.toArray());
    assertThat(found.exitCode()).as(found.err()).isZero();
    call.set(1, "set/clean");
    assertThat(found.out()).isEqualTo(run(call.toArray()).out());
    assertThat(found.err()).doesNotContain("mixture left out");
    call.set(1, "set");
    call.addAll(List.of("--noisy", "set/noisy"));
    assertThat(run(call.toArray()).out()).isEqualTo(found.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--segment"})
  void aMixtureThatCannotBeUsedCostsTheScoresThatNeedIt(String segments) throws Exception {
    writeSetOfBrokenMixtures();
    List<Object> call = new ArrayList<>(List.of("score", "set", "enh", "-m", "si_sdr", "--delta"));
    if (!segments.isEmpty()) {
      call.addAll(List.of(segments, "1"));
    }
    SqeCall run = run(call.toArray());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    List<String> rows = run.out().lines().skip(1).toList();
    assertThat(rows).hasSize(5).allMatch(row -> row.matches(".*,[0-9.]+,[0-9.]*,(ok|partial),.*"));
    assertThat(rows.get(0))
        .contains(
            "partial",
            "si_sdr_delta: needs the noisy mixture: it is left out",
            "mixture left out: unreadable mixture: ",
            "a.wav: the file is empty");
    assertThat(rows.get(1)).contains("partial", "mixture left out: lengths differ: reference");
    assertThat(rows.get(2)).contains(",ok,", "lengths differ by 40 samples");
    assertThat(rows.get(3)).contains("partial", "mixture left out: unreadable mixture: ");
    assertThat(rows.get(4)).contains(",ok,");
    String part = segments.isEmpty() ? "" : " segment 1";
    assertThat(run.err().replaceAll("\\s+", " "))
        .contains("(a%s, d%s): mixture left out: unreadable mixture:".formatted(part, part));
  }

  private void copy(String from, String to) throws IOException {
    Path file = folder.resolve(to + ".wav");
    Files.createDirectories(file.getParent());
    Files.copy(DATA.resolve(from + ".wav"), file);
  }

  @Test
  void exchangedFilesAreNamedByTheSummaryAndByAnAuditOfTheTable() throws Exception {
    for (String id : SENTENCES) {
      String other =
          switch (id) {
            case "s01_engb" -> "s02_enus";
            case "s02_enus" -> "s01_engb";
            default -> id;
          };
      copy("noisy/" + other, "enh/" + id);
    }
    SqeCall score =
        run("score", DATA.resolve("clean"), "enh", "-m", "si_sdr", "--diagnose", "-o", "s.csv");
    assertThat(score.exitCode()).as(score.err()).isZero();
    assertThat(score.err().replaceAll("\\s+", " "))
        .contains(
            "doubtful: 2 of 6 rows (s01_engb, s02_enus): the estimate may be of another recording");
    SqeCall audit = run("audit", "--scores", "s.csv");
    assertThat(audit.out() + audit.err())
        .contains("6 rows", "enh/s01_engb", "enh/s02_enus", "do not sound alike")
        .contains("enh/s02_enus: estimate has little of the reference's waveform")
        .doesNotContain("0 files, 0 pairs", "s03_de");
  }

  @Test
  void aNoisyReferenceIsDoubtedWhereItIsDiagnosed() throws Exception {
    SqeCall score =
        run("score", DATA.resolve("noisy"), DATA.resolve("clean"), "-m", "si_sdr", "--diagnose");
    assertThat(score.err().replaceAll("\\s+", " "))
        .contains("6 of 6 rows: the reference is noisier than the estimate: are the two sides");
  }

  @Test
  void aSilentSourceLeavesTheOthersAssigned() throws Exception {
    double[] one = noise(RATE, 1);
    double[] two = noise(RATE, 2);
    write("set/s1/m.wav", one);
    write("set/s2/m.wav", new double[RATE]);
    write("set/mix_clean/m.wav", one);
    write("est/s1/m.wav", sum(0.01, new double[RATE], two));
    write("est/s2/m.wav", sum(0.1, one, two));
    SqeCall score = run("score", "set", "est", "-m", "si_sdr");
    List<String> rows = score.out().lines().skip(1).toList();
    assertThat(rows.get(0))
        .contains("est/s2/m.wav", "estimate is file 2", ",ok,")
        .contains("1 of 2 sources silent: the others have the estimates that fit them");
    assertThat(rows.get(1)).contains("est/s1/m.wav", "failed", "si_sdr: reference silent");
  }

  @Test
  void oneSystemInFoldersOfSpeakersIsOneSystem() throws Exception {
    write("clean/%s.wav", "p226_1", "p226_2", "p227_1", "p227_2");
    write("enh/p226/%s.wav", "p226_1", "p226_2");
    write("enh/p227/%s.wav", "p227_1", "p227_2");
    SqeCall pairs = run("pairs", "clean", "enh");
    assertThat(pairs.exitCode()).as(pairs.err()).isZero();
    assertThat(pairs.out()).contains("p227_2,clean/p227_2.wav,enh/p227/p227_2.wav");
    assertThat(pairs.err())
        .containsOnlyOnce(
            "enh: estimates come from 2 folders (p226 2, p227 2), taken as one system");
    write("enh/p227/%s.wav", "p226_1", "p226_2");
    assertThat(refused("pairs", "clean", "enh").err()).contains("enh/p226 enh/p227");
  }

  @Test
  void filesThatARuleTakesFromSeveralFoldersAreSaid() throws Exception {
    write("clean/%s.wav", "a", "b", "c");
    write("out/sysA/%s_x.wav", "a");
    write("out/sysB/%s_x.wav", "b", "c");
    SqeCall pairs = run("pairs", "clean", "out", "--match", "([^/]+?)(?:_x)?$");
    assertThat(pairs.exitCode()).as(pairs.err()).isZero();
    assertThat(pairs.err()).contains("estimates come from 2 folders (sysA 1, sysB 2)");
  }

  @Test
  void foldersOfSpeakersThatTheReferencesHaveTooAreNotSaid() throws Exception {
    write("ears/clean/%s.wav", "p1/001", "p2/001");
    write("ears/noisy/%s_-1.5dB.wav", "p1/001", "p2/001");
    write("enh/%s_-1.5dB.wav", "p1/001", "p2/001");
    SqeCall pairs = run("pairs", "ears", "enh");
    assertThat(pairs.err()).endsWith("2 pairs\n").doesNotContain("taken as one system");
  }

  @Test
  void aDropListNamesFilesAsWellAsIds() throws Exception {
    write("dns/clean/clean_fileid_%s.wav", "1", "26", "31", "40");
    write("dns/noisy/book_fileid_%s.wav", "1", "26", "31", "40");
    write("enh/book_fileid_%s.wav", "1", "26", "31", "40");
    Path list = folder.resolve("drop.txt");
    Files.writeString(list, "clean_fileid_26\nbook_fileid_31.wav\nfileid_1\nnobody\n");
    SqeCall pairs = run("pairs", "dns", "enh", "--exclude", "drop.txt");
    assertThat(pairs.out().lines().skip(1)).hasSize(1).allMatch(row -> row.startsWith("fileid_40"));
    assertThat(pairs.err()).contains("leaves out 3 of 4 pairs; 1 line names no pair: nobody");
    write("ears/%s.wav", "p1/001", "p2/001");
    write("earsenh/%s.wav", "p1/001", "p2/001");
    Files.writeString(list, "001\n");
    assertThat(run("pairs", "ears", "earsenh", "--exclude", "drop.txt").err())
        .contains("files of several ids have these names, write the ids: 001", "2 pairs");
  }

  @Test
  void twoSystemsOfLongNumberedNamesAreACallEach() throws Exception {
    write("dns/clean/clean_fileid_%s.wav", "1", "2", "13");
    write("dns/noisy/clnsp7_train_69_snr5_tl-2_fileid_%s.wav", "1", "2", "13");
    for (String system : List.of("A", "B")) {
      write("two/clnsp7_train_69_snr5_tl-2_fileid_%s_" + system + ".wav", "1", "2");
      write("two/book_4_snr1_tl-30_fileid_%s_" + system + ".wav", "13");
    }
    assertThat(refused("score", "dns", "two", "-m", "si_sdr", "--delta").err())
        .contains("2 systems lie in one folder", "--match '(fileid_[0-9]+)(?:_B)?$'");
    SqeCall one = run("pairs", "dns", "two", "--match", "(fileid_[0-9]+)(?:_B)?$");
    assertThat(one.exitCode()).as(one.err()).isZero();
    assertThat(one.out())
        .contains("two/book_4_snr1_tl-30_fileid_13_B.wav,", "dns/noisy/")
        .doesNotContain("_A.wav");
  }

  @Test
  void systemsThatNameTheirSourcesDifferentlyAreACallEach() throws Exception {
    for (String source : List.of("set/s1", "set/s2", "a/spk1", "a/spk2", "b/out1", "b/out2")) {
      write(source + "/%s.wav", "m");
    }
    write("set/mix_clean/%s.wav", "m");
    String advice = "set a --sources s1=spk1 s2=spk2, and set b --sources s1=out1 s2=out2";
    assertThat(refused("score", "set", "a", "b", "-m", "si_sdr").err()).contains(advice);
    assertThat(refused("pairs", "set", "a", "b", "--sources", "s1=spk1", "s2=spk2").err())
        .contains(advice);
  }

  @Test
  void aCleanFolderIsNotOfferedAsASystem() throws Exception {
    write("mine/%s.wav", "a", "b");
    write("vb/clean/%s.wav", "a", "b");
    write("vb/other/%s.wav", "a", "b");
    assertThat(refused("score", "mine", "vb", "-m", "si_sdr").err())
        .contains("vb/clean is by its name the clean side: name it first, before mine");
  }

  @Test
  void aWrongPairIsNotAdvisedToAllowALongerDifference() throws Exception {
    write("clean/a.wav", noise(4 * RATE, 1));
    write("enh/a.wav", noise(4 * RATE - 900, 2));
    write("same/a.wav", Arrays.copyOf(noise(4 * RATE, 1), 4 * RATE - 900));
    assertThat(run("score", "clean", "enh", "-m", "si_sdr").out())
        .contains("may not be of the same recording")
        .doesNotContain("--max-length-difference");
    assertThat(run("score", "clean", "same", "-m", "si_sdr").out())
        .contains("--max-length-difference");
  }

  /** As arecord leaves a header that it wrote into a pipe. */
  @Test
  void whatTheReaderNoticesIsOneNote() throws IOException {
    write("clean/%s.wav", "a", "b", "c");
    write("out/%s.wav", "a", "b", "c");
    for (String id : List.of("a", "b", "c")) {
      Path file = folder.resolve("out/" + id + ".wav");
      byte[] bytes = Files.readAllBytes(file);
      bytes[40] = bytes[41] = bytes[42] = 0;
      bytes[43] = (byte) 0x80;
      Files.write(file, bytes);
    }
    SqeCall call = run("score", "clean", "out", "-m", "snr");
    assertThat(call.exitCode()).as(call.err()).isZero();
    assertThat(call.err().replaceAll("\\s+", " "))
        .contains(
            "3 of 3 rows: estimate: at byte 40: the data size was never filled in (streamed), all"
                + " 16000 bytes there are read")
        .doesNotContain("rows: all 16000 bytes");
  }
}

package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.AudioWindows;
import sqe.dsp.audio.Recording;
import sqe.dsp.audio.WavWriter;
import sqe.scoring.PairFinder;
import sqe.scoring.PairScorer;
import sqe.scoring.RecordingSource;
import sqe.scoring.ScoreSpec;
import sqe.scoring.ScoringOptions;
import sqe.table.Pair;
import sqe.table.RemedyWords;
import sqe.table.ScoreRow;
import sqe.testing.FailingChannel;
import sqe.testing.SharedFolder;

/** What goes wrong while sqe runs costs what it hits: a pair, or the run, and no file is half. */
@DisabledOnOs(OS.WINDOWS)
class FaultsTest {

  private static final long DATA_SIZE_AT = 40;

  private static final List<String> NAMES = List.of("s01_engb", "s02_enus", "s03_de");

  /** Of three recordings: one that stays, one that is spoiled, one that stays. */
  private static final int SPOILED = 1;

  @TempDir private Path folder = Path.of("");

  private Path clean = Path.of("");
  private Path enhanced = Path.of("");

  @BeforeEach
  void recordings() throws IOException {
    clean = Files.createDirectories(folder.resolve("clean"));
    enhanced = Files.createDirectories(folder.resolve("enhanced"));
    for (String name : NAMES) {
      Files.copy(SharedFolder.project("testdata/clean/" + name + ".wav"), wave(clean, name));
      Files.copy(
          SharedFolder.project("testdata/enhanced_rnnoise/" + name + ".wav"), wave(enhanced, name));
    }
  }

  private static Path wave(Path in, String name) {
    return in.resolve(name + ".wav");
  }

  /** What happens to a file that is listed and not yet read. */
  private interface Change {
    void to(Path file) throws IOException, InterruptedException;
  }

  private ScoreRow afterwards(Change change) throws Exception {
    List<Pair> pairs = PairFinder.find(clean, enhanced).pairs();
    change.to(wave(enhanced, NAMES.get(SPOILED)));
    List<ScoreRow> rows = new ArrayList<>();
    PairScorer.of(ScoreSpec.of("snr")).score(pairs).forEach(result -> rows.addAll(result.rows()));
    assertThat(rows).hasSize(NAMES.size());
    assertThat(rows.get(0).status()).isEqualTo(ScoreRow.Status.OK);
    assertThat(rows.get(2).status()).isEqualTo(ScoreRow.Status.OK);
    return rows.get(SPOILED);
  }

  private static void failed(ScoreRow row, String reason) {
    assertThat(row.status()).isEqualTo(ScoreRow.Status.FAILED);
    assertThat(row.message(RemedyWords.NONE)).contains(reason);
  }

  @Test
  void aFileThatIsGoneWhenItIsReadCostsItsPair() throws Exception {
    failed(afterwards(Files::delete), "no such file");
  }

  @Test
  void aFileThatIsCutWhenItIsReadCostsItsPair() throws Exception {
    ScoreRow row =
        afterwards(file -> Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 2001)));
    failed(row, "the file was cut or damaged");
  }

  @Test
  void bytesBehindTheSamplesAreSaidOfTheRow() throws Exception {
    ScoreRow row = afterwards(file -> Files.write(file, new byte[4000], StandardOpenOption.APPEND));
    assertThat(row.status()).isEqualTo(ScoreRow.Status.OK);
    assertThat(row.message(RemedyWords.NONE)).contains("no chunk starts here");
  }

  @Test
  void aPipeIsNotWaitedFor() throws Exception {
    ScoreRow row =
        afterwards(
            file -> {
              Files.delete(file);
              fifo(file);
            });
    failed(row, "is a device, pipe or socket");
  }

  private static void fifo(Path file) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
  }

  /** {@link FailingDeviceTest} has whole processes of it, where they can be made. */
  @Test
  void aDeviceThatFailsInTheMiddleOfAFileCostsItsPair() throws Exception {
    ScoreSpec whole = ScoreSpec.of("snr");
    ScoreSpec parts = whole.with(whole.policies().with(new ScoringOptions.Segments(1.0, 1.0)));
    List<Pair> pairs = PairFinder.find(clean, enhanced).pairs();
    for (ScoreSpec spec : List.of(whole, parts)) {
      List<ScoreRow> rows = new ArrayList<>();
      PairScorer.of(spec)
          .reading(failingAt(wave(enhanced, NAMES.get(SPOILED))))
          .score(pairs)
          .forEach(result -> rows.addAll(result.rows()));
      List<ScoreRow> lost =
          rows.stream().filter(row -> row.status() == ScoreRow.Status.FAILED).toList();
      assertThat(lost).isNotEmpty();
      for (ScoreRow row : lost) {
        assertThat(row.pair().id()).isEqualTo(NAMES.get(SPOILED));
        failed(row, NAMES.get(SPOILED) + ".wav: the device or network it is on failed");
      }
      assertThat(rows).extracting(row -> row.pair().id()).containsAll(NAMES);
    }
  }

  private static RecordingSource failingAt(Path spoiled) {
    return new RecordingSource() {
      @Override
      public Recording read(Path file) throws IOException {
        return AudioReader.read("a.wav", channel(file));
      }

      @Override
      public AudioWindows open(Path file) throws IOException {
        return AudioWindows.open("a.wav", channel(file));
      }

      private FailingChannel channel(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return new FailingChannel(bytes, file.equals(spoiled) ? bytes.length / 2 : Long.MAX_VALUE);
      }
    };
  }

  @Test
  void aRunThatLosesOnePairSaysSoAndKeepsTheOthers() throws Exception {
    Files.write(wave(enhanced, NAMES.get(SPOILED)), new byte[100]);
    Path table = folder.resolve("t.csv");
    SqeCall run = SqeCall.run("score", clean, enhanced, "-m", "snr", "-o", table);
    assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(Files.readAllLines(table)).hasSize(NAMES.size() + 1);
  }

  @Test
  @EnabledIf("hasFullDevice")
  void aFullDeviceIsAnErrorOfOneLine() throws Exception {
    Path table = folder.resolve("t.csv");
    SqeCall.run("score", clean, enhanced, "-m", "snr", "-o", table, "-q");
    Path other = Files.copy(table, folder.resolve("u.csv"));
    Path full = Path.of("/dev/full");
    for (SqeCall run :
        List.of(
            SqeCall.run("score", clean, enhanced, "-m", "snr", "-q", "-o", full),
            SqeCall.run("gate", table, "--lock", full),
            SqeCall.run("audit", enhanced, "--format", "json", "-o", full),
            SqeCall.run("compare", table, other, "--unsigned-ok", "-o", full))) {
      assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.NOTHING_DONE);
      assertThat(run.err()).contains("error: cannot write /dev/full: ");
      assertThat(run.err()).doesNotContain("Exception", "\tat ");
    }
  }

  static boolean hasFullDevice() {
    return Files.exists(Path.of("/dev/full"));
  }

  /** Nobody, not even the superuser, makes files there. */
  @Test
  @EnabledIf("hasProcesses")
  void aFolderThatTakesNoFileIsAnErrorOfOneLine() throws Exception {
    Path table = folder.resolve("t.csv");
    SqeCall.run("score", clean, enhanced, "-m", "snr", "-o", table, "-q");
    for (SqeCall run :
        List.of(
            SqeCall.run("score", clean, enhanced, "-m", "snr", "-q", "-o", "/proc/t.csv"),
            SqeCall.run("gate", table, "--lock", "/proc/t.lock"))) {
      assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.NOTHING_DONE);
      assertThat(run.err().lines().filter(line -> line.startsWith("error: cannot write /proc/")))
          .hasSize(1);
    }
  }

  static boolean hasProcesses() {
    return Files.isDirectory(Path.of("/proc/self"));
  }

  @Test
  void ofTwoRunsIntoOneTableOneIsRefused() throws Exception {
    Path table = folder.resolve("t.csv");
    Path part = folder.resolve("t.csv.part");
    Files.writeString(part, "");
    try (var channel = FileChannel.open(part, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      SqeCall run = SqeCall.run("score", clean, enhanced, "-m", "snr", "-o", table);
      assertThat(run.exitCode()).isEqualTo(ExitCode.NOTHING_DONE);
      assertThat(run.err()).contains("another run is writing", "wait for it");
      assertThat(table).doesNotExist();
    }
  }

  @Test
  void aLockThatCannotBeFinishedLeavesTheOneBeforeAndNothingElse() throws Exception {
    Path table = folder.resolve("t.csv");
    SqeCall.run("score", clean, enhanced, "-m", "snr", "-o", table, "-q");
    Path locks = Files.createDirectories(folder.resolve("locks"));
    Path lock = locks.resolve("a.lock");
    SqeCall.run("gate", table, "--lock", lock);
    String before = Files.readString(lock);
    Files.writeString(table, "id,snr\na,x\n", StandardOpenOption.TRUNCATE_EXISTING);
    assertThat(SqeCall.run("gate", table, "--lock", lock).exitCode()).isNotZero();
    assertThat(lock).hasContent(before.stripTrailing());
    try (Stream<Path> left = Files.list(locks)) {
      assertThat(left).containsExactly(lock);
    }
  }

  @Test
  void aManifestIsKeptToItsRoot() throws Exception {
    Path manifest =
        Files.writeString(
            folder.resolve("m.csv"),
            "id,reference,estimate\n"
                + "in,clean/s01_engb.wav,enhanced/s01_engb.wav\n"
                + "up,clean/s01_engb.wav,enhanced/../../outside.wav\n"
                + "link,clean/s01_engb.wav,enhanced/link.wav\n"
                + "absolute,/etc/hostname,enhanced/s01_engb.wav\n"
                + "device,clean/s01_engb.wav,/dev/zero\n");
    Path target = SharedFolder.project("testdata/clean/s01_engb.wav");
    Files.createSymbolicLink(wave(enhanced, "link"), target);
    SqeCall run = SqeCall.run("score", "--manifest", manifest, "--root", folder, "-m", "snr", "-q");
    assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    List<String> rows = run.out().lines().skip(1).toList();
    assertThat(rows.get(0)).startsWith("in,").contains(",ok,");
    assertThat(rows.subList(1, rows.size()))
        .hasSize(4)
        .allSatisfy(row -> assertThat(row).contains(",failed,outside the root: "));
    assertThat(SqeCall.run("score", clean, enhanced, "--root", folder).err())
        .startsWith("error: --root is of a manifest");
    assertThat(SqeCall.run("score", "--manifest", manifest, "--root", folder.resolve("no")).err())
        .contains("no such file");
  }

  @Test
  void anAuditIsKeptToItsRoot() throws Exception {
    Path inside = wave(clean, "s01_engb");
    Path outside = SharedFolder.project("testdata/clean/s02_enus.wav");
    Path files =
        Files.writeString(folder.resolve("files.csv"), "file\n%s\n%s\n".formatted(inside, outside));
    SqeCall run = SqeCall.run("audit", "--manifest", files, "--root", folder);
    assertThat(run.out())
        .contains(
            "outside the root: %s is not in %s".formatted(outside, folder), "1 file, 0 pairs: ");
    Path pairs =
        Files.writeString(
            folder.resolve("pairs.csv"),
            "id,reference,estimate\nin,%s,%s\nout,%s,%s\n"
                .formatted(inside, wave(enhanced, "s01_engb"), inside, outside));
    SqeCall ofPairs = SqeCall.run("audit", "--manifest", pairs, "--root", folder);
    assertThat(ofPairs.out()).contains("outside the root: ", "2 files, 1 pair");
    assertThat(SqeCall.run("audit", clean, "--root", folder).err())
        .startsWith("error: --root is of a manifest");
  }

  @Test
  void aPagePlaysNothingFromOutsideItsRoot() throws Exception {
    Path table = folder.resolve("t.csv");
    SqeCall.run("score", clean, enhanced, "-m", "snr", "-o", table, "-q");
    Path page = folder.resolve("p.html");
    SqeCall.run("report", table, "-o", page, "--root", folder);
    assertThat(Files.readString(page)).contains("\"pcm\"").doesNotContain("outside the root");
    Path other = Files.createDirectories(folder.resolve("other"));
    SqeCall run = SqeCall.run("report", table, "-o", page, "--root", other);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(page)).contains("outside the root").doesNotContain("\"pcm\"");
    SqeCall gate = SqeCall.run("gate", table, "-b", table, "--root", folder);
    assertThat(gate.err()).startsWith("error: --root needs --report FILE");
    Path gone = folder.resolve("gone");
    assertThat(SqeCall.run("report", table, "-o", page, "--root", gone).err())
        .contains("gone: no such file");
  }

  /** One that does not fit as it is read, and one of which too much is derived. */
  @Test
  void aPairWithoutRoomCostsThatPair() throws Exception {
    Path huge = folder.resolve("huge.wav");
    WavWriter.writePcm16(huge, new double[1][100], 16000);
    try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.seek(DATA_SIZE_AT);
      file.writeInt(-1); // never filled in: all that is there counts
      file.setLength(80_000_000);
    }
    Path large = folder.resolve("large.wav");
    double[] noise = new SplittableRandom(1).doubles(1_500_000, -0.5, 0.5).toArray();
    WavWriter.writePcm16(large, new double[][] {noise}, 16000);
    Path small = wave(clean, "s01_engb");
    Path manifest =
        Files.writeString(
            folder.resolve("m.csv"),
            "id,reference,estimate\na,%s,%s\nb,%s,%s\nc,%s,%s\nd,%s,%s\n"
                .formatted(small, small, huge, huge, large, large, small, small));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process run =
        SqeProcess.start(
            out,
            err,
            List.of("-Xmx48m"),
            "score",
            "--manifest",
            manifest,
            "-m",
            "snr,sdr,pesq_wb",
            "-q");
    assertThat(run.waitFor()).isEqualTo(ExitCode.INCOMPLETE);
    List<String> rows = Files.readAllLines(out);
    assertThat(rows).hasSize(5);
    assertThat(rows.get(1)).startsWith("a,").contains(",ok,");
    assertThat(rows.get(2)).contains(",failed,", "do not fit in memory", "raise the limit");
    assertThat(rows.get(3)).contains(",failed,", "not enough memory", "-j 1");
    assertThat(rows.get(4)).startsWith("d,").contains(",ok,");
    assertThat(err).isEmptyFile();
  }

  /** Two frames of 16 samples whose residuals are not coded, of which jFLAC prints a line each. */
  @Test
  void whatALibraryPrintsIsForNobody() throws Exception {
    String frame = "961003e1c181c951d121d8f1e0c1e891f061f830000007d00fa017701f4027102ee036b0";
    String bytes =
        "664c6143800000220010001000000000000003e800f00000002000000000000000000000000000000000fff8"
            + "6008000f"
            + frame
            + "b590fff86008010f83"
            + frame.substring(2)
            + "0ded";
    Path file = folder.resolve("escaped.flac");
    Files.write(file, HexFormat.of().parseHex(bytes));
    SqeProcess run = SqeProcess.run("score", file, file, "-m", "snr", "-q");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("id,").contains(",inf,ok,");
  }

  @Test
  void aPatternWithoutEndIsRefused() throws Exception {
    Path odd = wave(clean, "a".repeat(60) + "b");
    Files.move(wave(clean, NAMES.get(0)), odd, StandardCopyOption.REPLACE_EXISTING);
    SqeCall run = SqeCall.run("score", clean, enhanced, "--match", "((a+)+)+c", "-m", "snr");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--match '((a+)+)+c' goes back and forth");
    assertThat(Optional.of(run.err()).filter(text -> text.contains("Exception"))).isEmpty();
  }
}

package sqe.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.audit.check.CheckCatalog;
import sqe.audit.check.CheckInfo;
import sqe.audit.check.Defects;
import sqe.audit.check.Finding;
import sqe.audit.check.Severity;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.WavWriter;
import sqe.scoring.IdList;
import sqe.testing.SharedFolder;

/** What an audit says is to be done, and that doing it leaves no error. */
@Tag("one-jdk")
class WorkPlanTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void whatIsDroppedLeavesNoError() throws Exception {
    double[] first = speech("s01_engb");
    double[] second = speech("s03_de");
    double[] third = speech("s04_fr");
    pair("good", second, Defects.withNoise(second, -40, 1));
    pair("silent", new double[32000], Defects.withNoise(new double[32000], -40, 2));
    double[] loud = Defects.clipped(Defects.scaled(first, 30), 32767.0 / 32768);
    pair("clipped", loud, Defects.withNoise(loud, -40, 3));
    pair("wrong", third, Defects.withNoise(speech("s07_nl"), -40, 4));
    pair("short", Arrays.copyOf(first, 3000), Arrays.copyOf(first, 3000));
    pair("shorter", third, Arrays.copyOf(Defects.withNoise(third, -40, 5), third.length - 8000));
    write("clean/alone", speech("s07_nl"));
    Files.write(folder.resolve("clean/broken.wav"), new byte[] {'R', 'I', 'F', 'F', 0, 0});
    AuditRequest request = AuditRequest.ofFolder(folder).withJobs(1);

    AuditResult before = audit(request);
    WorkPlan work = before.work();
    assertThat(before.count(Severity.ERROR)).isGreaterThan(5);
    assertThat(work.dropped())
        .contains("silent", "clipped", "wrong", "short", "shorter", "alone", "broken")
        .doesNotContain("good");
    assertThat(work.kept()).contains("good").doesNotContainAnyElementsOf(work.dropped());
    assertThat(work.steps().get(0).kind()).isEqualTo(WorkPlan.Kind.DROP);

    AuditResult after = audit(request.without(new IdList(new LinkedHashSet<>(work.dropped()))));
    assertThat(after.pairs()).isEqualTo(1);
    assertThat(after.count(Severity.ERROR)).as(after.findings().toString()).isZero();
  }

  @Test
  void theReportIsFollowedAndNoErrorIsLeft() throws Exception {
    requireSox();
    double[] first = speech("s03_de");
    double[] second = speech("s04_fr");
    double[] third = speech("s07_nl");
    pair("it's one", Defects.offset(first, 0.02), Defects.withNoise(first, -40, 1));
    pair("loud", second, Defects.scaled(Defects.withNoise(second, -40, 2), 0.3));
    pair("silent", new double[32000], Defects.withNoise(new double[32000], -40, 3));
    pair("good", third, Defects.withNoise(third, -40, 4));
    AuditRequest request = AuditRequest.ofFolder(folder).withJobs(1);
    WorkPlan work = audit(request).work();
    assertThat(work.dropped()).isEqualTo(List.of("silent"));
    assertThat(run(work)).isEqualTo(2);
    AuditResult after = audit(request.without(new IdList(new LinkedHashSet<>(work.dropped()))));
    assertThat(after.pairs()).isEqualTo(3);
    assertThat(after.count(Severity.ERROR)).as(after.findings().toString()).isZero();
    assertThat(after.findings())
        .extracting(Finding::check)
        .doesNotContain("dc-offset", "pair-gain", "constant");
  }

  @Test
  void ofCopiesOneStaysThatNothingElseDrops() throws Exception {
    double[] first = speech("s01_engb");
    double[] second = speech("s03_de");
    pair("a", first, Arrays.copyOf(first, first.length - 8000)); // dropped: the lengths differ
    for (String copy : List.of("b", "c", "d")) {
      pair(copy, first, Defects.withNoise(first, -40, copy.charAt(0)));
    }
    pair("e", second, Defects.withNoise(second, -40, 1));
    pair("f", second, Defects.withNoise(second, -40, 2));
    AuditRequest request = AuditRequest.ofFolder(folder).withJobs(1);
    WorkPlan work = audit(request).work();
    assertThat(work.dropped()).containsExactly("a", "c", "d", "f");
    assertThat(work.kept()).containsExactly("b", "e");
    assertThat(work.steps())
        .filteredOn(step -> step.check().equals("exact-duplicate"))
        .singleElement()
        .satisfies(step -> assertThat(step.names()).containsExactly("c", "d", "f"));
    AuditResult after = audit(request.without(new IdList(new LinkedHashSet<>(work.dropped()))));
    assertThat(after.count(Severity.ERROR)).as(after.findings().toString()).isZero();
  }

  @Test
  void whatLeaksFromASplitThatDropsItStaysInTheOther() {
    WorkPlan work =
        new AuditResult(
                List.of("train/a", "test/b", "test/c"),
                0,
                List.of(
                    copy("exact-duplicate", "test/b", "train/a"),
                    copy("exact-duplicate", "test/c", "train/a"),
                    copy("leakage", "test/c", "train/a"),
                    copy("leakage", "test/b", "train/a"),
                    copy("nonfinite", "train/a", "")),
                List.of())
            .work();
    assertThat(work.dropped()).containsExactly("test/c", "train/a");
    assertThat(work.steps()).allMatch(step -> !step.names().contains("test/b"));
  }

  private static Finding copy(String check, String file, String counterpart) {
    return new Finding(
        check, Severity.ERROR, file, 0, Double.NaN, Double.NaN, Double.NaN, "m", counterpart);
  }

  @Test
  void aStepDropsOrRepairsAndSaysNothingElse() {
    List<Finding> findings = new ArrayList<>();
    for (CheckInfo check : CheckCatalog.infos()) {
      String file = check.id() + ".wav";
      findings.add(new Finding(check.id(), check.severity(), file, 0, Double.NaN, 1, 0, "m"));
    }
    WorkPlan work = new AuditResult(List.of(), 0, findings, List.of()).work();
    assertThat(work.steps()).extracting(WorkPlan.Step::kind).contains(WorkPlan.Kind.values());
    for (WorkPlan.Step step : work.steps()) {
      CheckInfo check = CheckCatalog.find(step.check()).orElseThrow();
      if (step.kind() == WorkPlan.Kind.DROP) {
        assertThat(step.commands()).as(step.check()).isEmpty();
        assertThat(step.advice()).as(step.check()).startsWith("Leave ").doesNotContain("Cut");
      } else {
        assertThat(work.dropped()).doesNotContainAnyElementsOf(step.names());
        assertThat(step.advice()).isEqualTo(check.advice());
      }
    }
  }

  @Test
  void whatASystemFailedOnIsToBeMadeAgain() throws Exception {
    double[] first = speech("s01_engb");
    pair("failed", first, new double[first.length]);
    pair("good", speech("s03_de"), Defects.withNoise(speech("s03_de"), -40, 1));
    pair("silent", new double[32000], Defects.withNoise(new double[32000], -40, 2));
    var named = AuditRequest.ofPairs(folder.resolve("clean"), folder.resolve("noisy")).withJobs(1);
    assertThat(audit(named).work().steps())
        .filteredOn(step -> step.kind() == WorkPlan.Kind.DROP)
        .anySatisfy(
            step -> {
              assertThat(step.names()).containsExactly("failed");
              assertThat(step.advice()).contains("have it made again");
            })
        .anySatisfy(
            step -> {
              assertThat(step.names()).containsExactly("silent");
              assertThat(step.advice()).doesNotContain("made again");
            });
    assertThat(audit(AuditRequest.ofFolder(folder).withJobs(1)).work().steps())
        .as("noisy files of a set are data")
        .noneMatch(step -> step.advice().contains("made again"));
  }

  @Test
  void foldersInTheWrongOrderAreSaidOnceOfTheSet() throws Exception {
    Path clean = SharedFolder.project("testdata/clean");
    Path noisy = SharedFolder.project("testdata/noisy");
    assertThat(audit(AuditRequest.ofPairs(noisy, clean)).findings())
        .filteredOn(found -> found.check().equals("swapped") && found.file().isEmpty())
        .singleElement()
        .satisfies(found -> assertThat(found.message()).contains("of 6 pairs"));
    assertThat(audit(AuditRequest.ofPairs(clean, noisy)).findings())
        .noneMatch(found -> found.check().equals("swapped"));
  }

  @Test
  void repairsAreCommandsForTheFile() throws Exception {
    write("clean/it's one", Defects.offset(speech("s03_de"), 0.02));
    WorkPlan work = audit(AuditRequest.ofFolder(folder).withJobs(1)).work();
    String name = folder.resolve("clean/it").toString();
    assertThat(work.steps())
        .anySatisfy(
            step -> {
              assertThat(step.kind()).isEqualTo(WorkPlan.Kind.REPAIR);
              assertThat(step.check()).isEqualTo("dc-offset");
              assertThat(step.commands().get(0))
                  .startsWith("sox -D '" + name + "'\\''s one.wav' '")
                  .contains(" dcshift -0.0200", " && mv ");
            });
  }

  /** What stands in the report is typed as it is, and the delay is gone. */
  @Test
  void theCommandForADelayNamesTheFoldersThatWereGiven() throws Exception {
    double[] x = speech("s03_de");
    write("my clean/one", x);
    write("out/one", Defects.delayed(Defects.withNoise(x, -40, 1), 400));
    Path clean = folder.resolve("my clean");
    WorkPlan work = audit(AuditRequest.ofPairs(clean, folder.resolve("out")).withJobs(1)).work();
    assertThat(work.steps())
        .filteredOn(step -> step.check().equals("delay"))
        .singleElement()
        .satisfies(
            step ->
                assertThat(step.commands())
                    .containsExactly(
                        "sqe score '%s' %s --align integer"
                            .formatted(clean, folder.resolve("out"))));
  }

  /** The delay of a file of a set is removed from the file, and both sides stay as long. */
  @Test
  void aLateOrEarlyFileOfASetIsShifted() throws Exception {
    requireSox();
    double[] x = speech("s03_de");
    double[] y = speech("s07_nl");
    pair("late", x, Defects.delayed(Defects.withNoise(x, -40, 1), 900));
    pair("early", y, Defects.delayed(Defects.withNoise(y, -40, 2), -700));
    AuditRequest set = AuditRequest.ofFolder(folder).withJobs(1);
    AuditResult before = audit(set);
    assertThat(before.count(Severity.ERROR)).isEqualTo(2);
    assertThat(run(before.work())).isEqualTo(2);
    AuditResult after = audit(set);
    assertThat(after.findings()).noneMatch(found -> found.check().equals("delay"));
    assertThat(after.count(Severity.ERROR)).as(after.findings().toString()).isZero();
    assertThat(after.findings()).noneMatch(found -> found.check().equals("pair-length"));
  }

  @Test
  void oneCommandIsGivenOnce() throws Exception {
    requireSox();
    for (String name : List.of("s01_engb", "s02_enus", "s03_de", "s04_fr", "s07_nl", "s08_pl")) {
      pair(name, speech(name), Defects.withNoise(speech(name), -40, 1));
    }
    double[] half = new double[speech("s03_de").length / 2];
    for (int i = 0; i < half.length; i++) {
      half[i] = speech("s03_de")[2 * i];
    }
    WavWriter.writePcm16(folder.resolve("noisy/s03_de.wav"), new double[][] {half}, 8000);
    AuditRequest set = AuditRequest.ofFolder(folder).withJobs(1);
    AuditResult before = audit(set);
    assertThat(before.findings()).extracting(Finding::check).contains("sample-rate", "pair-rate");
    assertThat(run(before.work())).isEqualTo(1);
    assertThat(audit(set).count(Severity.ERROR)).isZero();
  }

  /** Half the rate and as many samples: resampled, the file would be twice too long for good. */
  @Test
  void aWrongHeaderIsCorrectedAndTheSamplesStay() throws Exception {
    requireSox();
    for (String name : List.of("s01_engb", "s02_enus", "s03_de", "s04_fr", "s07_nl", "s08_pl")) {
      pair(name, speech(name), Defects.withNoise(speech(name), -40, 1));
    }
    Path wrong = folder.resolve("noisy/s03_de.wav");
    double[] samples = AudioReader.read(wrong).channels()[0];
    WavWriter.writePcm16(wrong, new double[][] {samples}, 8000);
    AuditRequest set = AuditRequest.ofFolder(folder).withJobs(1);
    AuditResult before = audit(set);
    assertThat(before.findings()).extracting(Finding::check).contains("pair-rate", "header-rate");
    assertThat(run(before.work())).isEqualTo(1);
    assertThat(audit(set).count(Severity.ERROR)).isZero();
    assertThat(AudioReader.read(wrong).channels()[0]).isEqualTo(samples);
  }

  /** Its estimate has the rate of the set, and is not to be brought to the odd one. */
  @Test
  void ofAReferenceOfAnotherRateTheReferenceIsRepaired() throws Exception {
    requireSox();
    for (String name : List.of("s01_engb", "s02_enus", "s03_de", "s04_fr", "s07_nl", "s08_pl")) {
      pair(name, speech(name), Defects.withNoise(speech(name), -40, 1));
    }
    Path wrong = folder.resolve("clean/s03_de.wav");
    WavWriter.writePcm16(wrong, new double[][] {speech("s03_de")}, 8000);
    AuditRequest set = AuditRequest.ofFolder(folder).withJobs(1);
    AuditResult before = audit(set);
    assertThat(before.findings()).extracting(Finding::check).contains("sample-rate", "pair-rate");
    assertThat(run(before.work())).isEqualTo(1);
    AuditResult after = audit(set);
    assertThat(after.count(Severity.ERROR)).as(after.findings().toString()).isZero();
  }

  /** What sounds as if its header were wrong is not resampled by it. */
  @Test
  void aHeaderInDoubtIsNotResampledBy() {
    Finding rate =
        new Finding("sample-rate", Severity.ERROR, "a.wav", 0, Double.NaN, 32000, 16000, "m");
    Finding doubt = new Finding("header-rate", Severity.WARNING, "a.wav", 1, Double.NaN, 5, 3, "m");
    assertThat(commands(rate))
        .containsExactly("sox -D a.wav a.repaired.wav rate -v 16000 && mv a.repaired.wav a.wav");
    assertThat(commands(rate, doubt))
        .containsExactly("sox -D -r 16000 a.wav a.repaired.wav && mv a.repaired.wav a.wav");
  }

  private static List<String> commands(Finding... findings) {
    return new AuditResult(List.of("a.wav"), 0, List.of(findings), List.of())
        .work().steps().stream().flatMap(step -> step.commands().stream()).toList();
  }

  /**
   * A tree as VoiceBank-DEMAND is, with a fault in nearly every pair, beside outputs of a system.
   */
  @Test
  void aPublishedSetFullOfFaultsIsFollowedToTheEnd() throws Exception {
    requireSox();
    List<double[]> said = new ArrayList<>();
    for (String name : List.of("s01_engb", "s02_enus", "s03_de", "s04_fr", "s07_nl", "s08_pl")) {
      double[] x = Defects.toActiveLevel(speech(name), 16000, -28);
      for (int half = 0; half < 2; half++) {
        int from = half * x.length / 2;
        said.add(Defects.padded(Arrays.copyOfRange(x, from, from + x.length / 2), 2000, 2000));
      }
    }
    for (int i = 0; i < said.size(); i++) {
      double[] clean = Defects.withNoise(said.get(i), -85, 100 + i);
      // the estimates of two pairs are exchanged
      double[] noisy = Defects.withNoise(said.get(i == 2 ? 4 : i == 4 ? 2 : i), -44, i);
      switch (i) {
        case 0 -> noisy = Defects.offset(noisy, 0.02);
        case 1 -> noisy = Defects.delayed(noisy, 900);
        case 5 -> noisy = Defects.scaled(noisy, -1);
        case 6 -> clean = Defects.scaled(clean, 0.2);
        case 7 -> clean = new double[clean.length];
        case 8 -> clean = Arrays.copyOfRange(clean, 8000, clean.length);
        case 9 -> clean = Defects.clipped(Defects.scaled(clean, 30), 32767.0 / 32768);
        default -> {}
      }
      boolean exchanged = i == 3;
      write("vb/clean_testset_wav/p" + i, exchanged ? noisy : clean);
      if (i != 10) {
        write("vb/noisy_testset_wav/p" + i, exchanged ? clean : noisy);
      }
      write("vb/model/p" + i, clean);
    }
    AuditRequest set = AuditRequest.ofFolder(folder.resolve("vb")).withJobs(1);
    AuditResult before = audit(set);
    assertThat(before.pairs()).isEqualTo(11);
    assertThat(before.leftOut()).extracting(LeftOut::files).containsExactly(12);
    assertThat(before.work().dropped()).containsExactly("p10", "p2", "p4", "p7", "p8", "p9");
    assertThat(run(before.work())).as("commands").isEqualTo(5);
    AuditResult after =
        audit(set.without(new IdList(new LinkedHashSet<>(before.work().dropped()))));
    assertThat(after.pairs()).isEqualTo(6);
    assertThat(after.count(Severity.ERROR)).as(after.findings().toString()).isZero();
    assertThat(after.work().steps()).noneMatch(step -> !step.commands().isEmpty());
  }

  /** Types the commands of a report; how many there were. */
  private static int run(WorkPlan work) throws Exception {
    int commands = 0;
    for (WorkPlan.Step step : work.steps()) {
      for (String command : step.commands()) {
        assertThat(new ProcessBuilder("sh", "-c", command).start().waitFor()).as(command).isZero();
        commands++;
      }
    }
    return commands;
  }

  private static void requireSox() {
    boolean sox =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "sox")));
    Assumptions.assumeTrue(sox, "skipped: needs sox");
  }

  private static WorkPlan.Kind kind(WorkPlan work, String check) {
    return work.steps().stream()
        .filter(step -> step.check().equals(check))
        .findFirst()
        .orElseThrow()
        .kind();
  }

  private WorkPlan stereo(double first, double second) throws Exception {
    Path file = folder.resolve("set/stereo.wav");
    Files.createDirectories(file.getParent());
    double[][] channels = {
      Defects.offset(speech("s03_de"), first), Defects.offset(speech("s07_nl"), second)
    };
    int length = Math.min(channels[0].length, channels[1].length);
    WavWriter.writePcm16(
        file,
        new double[][] {Arrays.copyOf(channels[0], length), Arrays.copyOf(channels[1], length)},
        16000);
    return audit(AuditRequest.ofFolder(folder.resolve("set")).withJobs(1)).work();
  }

  /** The command would give the sound channel the offset that it takes from the other. */
  @Test
  void aCommandForAllChannelsIsForFaultsOfAllChannels() throws Exception {
    assertThat(kind(stereo(0, 0.005), "dc-offset")).isEqualTo(WorkPlan.Kind.LOOK);
    assertThat(kind(stereo(0.003, 0.005), "dc-offset")).isEqualTo(WorkPlan.Kind.LOOK);
    WorkPlan both = stereo(0.005, 0.00501);
    assertThat(kind(both, "dc-offset")).isEqualTo(WorkPlan.Kind.REPAIR);
    assertThat(both.steps())
        .filteredOn(step -> step.check().equals("dc-offset"))
        .allSatisfy(step -> assertThat(step.commands()).hasSize(1));
  }

  @Test
  void onePairOfASetThatIsExchangedIsExchangedBack() throws Exception {
    double[] first = speech("s03_de");
    double[] second = speech("s07_nl");
    pair("right", first, Defects.withNoise(first, -40, 1));
    pair("exchanged", Defects.withNoise(second, -40, 2), second);
    AuditRequest set = AuditRequest.ofFolder(folder).withJobs(1);
    WorkPlan work = audit(set).work();
    assertThat(kind(work, "swapped")).isEqualTo(WorkPlan.Kind.REPAIR);
    String command =
        work.steps().stream()
            .filter(step -> step.check().equals("swapped"))
            .findFirst()
            .orElseThrow()
            .commands()
            .get(0);
    assertThat(new ProcessBuilder("sh", "-c", command).start().waitFor()).isZero();
    AuditResult after = audit(set);
    assertThat(after.findings()).noneMatch(found -> found.check().equals("swapped"));
    assertThat(after.pairs()).isEqualTo(2);
    pair("exchanged", Defects.withNoise(second, -40, 2), second);
    var outputs =
        AuditRequest.ofPairs(folder.resolve("clean"), folder.resolve("noisy")).withJobs(1);
    assertThat(kind(audit(outputs).work(), "swapped"))
        .as("a system may have made it cleaner than its reference")
        .isEqualTo(WorkPlan.Kind.LOOK);
  }

  private AuditResult levels(double odd, double other) throws Exception {
    double[] noise = Defects.withNoise(new double[48000], -60, 1);
    List<String> names = List.of("s01_engb", "s02_enus", "s03_de", "s04_fr", "s07_nl", "s08_pl");
    for (String name : names) {
      double[] x = Defects.toActiveLevel(speech(name), 16000, -28);
      boolean first = name.equals("s03_de");
      double[] noisy = x.clone();
      for (int i = 0; i < x.length; i++) {
        noisy[i] += noise[i % noise.length];
      }
      pair(name, Defects.scaled(x, first ? odd : 1), Defects.scaled(noisy, first ? other : 1));
    }
    return audit(AuditRequest.ofFolder(folder).withJobs(1));
  }

  private static List<Finding> gains(AuditResult result) {
    return result.findings().stream().filter(f -> f.check().equals("pair-gain")).toList();
  }

  @Test
  void theSideAtAnotherLevelThanItsLikeIsBroughtToTheOther() throws Exception {
    assertThat(gains(levels(0.25, 1)))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.file()).endsWith("clean/s03_de.wav");
              assertThat(found.value()).isBetween(-12.2, -11.9);
              assertThat(found.message())
                  .startsWith(
                      "reference is -12.0 dB against the estimate and -12.0 dB against the");
            });
    assertThat(gains(levels(1, 0.25)))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.file()).endsWith("noisy/s03_de.wav");
              assertThat(found.message()).startsWith("estimate is -12.0 dB against the reference:");
            });
    assertThat(gains(levels(0.25, 0.06)))
        .as("both are odd: the reference is what is fixed")
        .singleElement()
        .satisfies(found -> assertThat(found.file()).endsWith("noisy/s03_de.wav"));
  }

  @Test
  void whatWouldClipIsNotMadeLouder() throws Exception {
    double[] x = speech("s03_de");
    double[] loud = Defects.scaled(x, 0.9 / Defects.peak(x));
    double[] soft = Defects.scaled(loud, 0.25);
    soft[100] = 0.6; // a click that would be 7.6 dB above full scale
    pair("one", loud, soft);
    assertThat(gains(audit(AuditRequest.ofFolder(folder).withJobs(1))))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.file()).endsWith("clean/one.wav");
              assertThat(found.message())
                  .contains("against the estimate, which would clip at the reference's level");
            });
  }

  @Test
  void aSetAsPublishedIsPairedByItself() throws Exception {
    for (String id : List.of("s01_engb", "s03_de")) {
      write("clean_testset_wav/" + id, speech(id));
      write("noisy_testset_wav/" + id, Defects.withNoise(speech(id), -40, 1));
    }
    AuditResult result = audit(AuditRequest.ofFolder(folder).withJobs(1));
    assertThat(result.pairs()).isEqualTo(2);
    assertThat(result.findings()).noneMatch(f -> f.check().equals("orphan"));
  }

  @Test
  void thatNothingIsPairedIsSaidFirst() throws Exception {
    write("clean/door", speech("s01_engb"));
    write("noisy/window", Defects.withNoise(speech("s03_de"), -40, 1));
    List<Finding> orphans =
        audit(AuditRequest.ofFolder(folder).withJobs(1)).findings().stream()
            .filter(f -> f.check().equals("orphan"))
            .toList();
    assertThat(orphans.get(0).message()).startsWith("no pairs: of 2 files");
    assertThat(orphans).hasSize(3);
  }

  @Test
  void anIdThatIsAmbiguousMakesNoPair() throws Exception {
    double[] x = speech("s01_engb");
    pair("one", x, Defects.withNoise(x, -40, 1));
    write("clean/two", speech("s03_de"));
    write("noisy/two", x);
    Files.copy(folder.resolve("noisy/two.wav"), folder.resolve("noisy/two.wave"));
    AuditResult result = audit(AuditRequest.ofFolder(folder).withJobs(1));
    assertThat(result.pairs()).isEqualTo(1);
    assertThat(result.findings())
        .anyMatch(f -> f.check().equals("orphan") && f.file().equals("two"))
        .noneMatch(f -> f.check().equals("wrong-pair"));
    assertThatCode(result::work).doesNotThrowAnyException();
  }

  private void pair(String id, double[] clean, double[] noisy) throws IOException {
    write("clean/" + id, clean);
    write("noisy/" + id, noisy);
  }

  private void write(String name, double[] x) throws IOException {
    Path file = folder.resolve(name + ".wav");
    Files.createDirectories(file.getParent());
    WavWriter.writePcm16(file, new double[][] {x}, 16000);
  }

  private static double[] speech(String name) throws IOException {
    return AudioReader.read(SharedFolder.project("testdata/clean/" + name + ".wav")).channels()[0];
  }

  private static AuditResult audit(AuditRequest request) throws Exception {
    return Audit.run(request, done -> {});
  }
}

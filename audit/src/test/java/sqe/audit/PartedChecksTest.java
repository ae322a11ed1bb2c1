package sqe.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.audit.check.AuditData;
import sqe.audit.check.AuditSettings;
import sqe.audit.check.Finding;
import sqe.audit.check.PartedChecks;
import sqe.audit.check.Profile;
import sqe.audit.check.Sound;
import sqe.audit.feature.AudioFiles;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairFeatures;
import sqe.scoring.diagnosis.Fingerprint;

/** Checks that are shown a set in parts find what they find in all of it. */
class PartedChecksTest {

  private static final AuditSettings SETTINGS = AuditSettings.of(Profile.GENERAL);
  private static final PartedChecks CHECKS = new PartedChecks(SETTINGS);

  @TempDir private Path folder = Path.of("");

  private final List<ItemAnalyser.Looked> looked = new ArrayList<>();
  private final List<Finding> found = new ArrayList<>();

  @Test
  void partsSayWhatTheWholeSays() throws Exception {
    new SpeechSet(folder).make();
    Files.copy(folder.resolve("test/clean/leak_gain.wav"), folder.resolve("train/clean/again.wav"));
    Files.copy(folder.resolve("train/noisy/u2.wav"), folder.resolve("train/noisy/again.wav"));
    AuditRequest request = AuditRequest.ofFolder(folder).withJobs(2);
    List<Finding> whole = Audit.run(request, done -> {}).findings();
    AuditPlan plan = AuditPlan.of(request);
    ItemAnalyser analyser = ItemAnalyser.of(AudioFiles.ON_DISK, SETTINGS);
    plan.items().forEach(item -> looked.add(analyser.look(item)));
    looked.forEach(each -> found.addAll(CHECKS.ofPart(part(each))));
    CHECKS.same().forEach(this::lookAtSame);
    CHECKS.alike().forEach(this::lookAtAlike);
    List<PairFeatures> pairs = looked.stream().flatMap(each -> each.pairs().stream()).toList();
    AuditData bare = plan.data(files(), pairs, analyser.tracksPitch()).withFingerprints(Map.of());
    Set<String> asked = CHECKS.fingerprintsOf(bare);
    assertThat(asked).isNotEmpty().hasSizeLessThan(bare.files().size());
    Map<String, Fingerprint> fingerprints = new HashMap<>();
    files().stream()
        .filter(file -> asked.contains(file.name()))
        .forEach(file -> fingerprints.put(file.name(), Objects.requireNonNull(file.fingerprint())));
    found.addAll(CHECKS.ofWhole(bare.withFingerprints(fingerprints)));
    assertThat(PartedChecks.ordered(found)).isEqualTo(whole);
    assertThat(whole)
        .extracting(Finding::check)
        .contains(
            "wrong-pair",
            "leakage",
            "near-duplicate",
            "exact-duplicate",
            "sample-rate",
            "pair-gain");
  }

  private List<FileFeatures> files() {
    List<FileFeatures> files = new ArrayList<>();
    for (ItemAnalyser.Looked each : looked) {
      if (each.reference() != null) {
        files.add(each.reference());
      }
    }
    looked.forEach(each -> files.addAll(each.estimates()));
    return files;
  }

  private static AuditData part(ItemAnalyser.Looked looked) {
    List<FileFeatures> files = new ArrayList<>(looked.estimates());
    if (looked.reference() != null) {
      files.add(0, looked.reference());
    }
    return new AuditData(files, looked.pairs(), List.of(), List.of(), List.of(), true);
  }

  /** Groups know of their files what they are called, and what they are of. */
  private void lookAtSame(PartedChecks.Same same) {
    Map<String, Map<String, FileFeatures>> groups = new LinkedHashMap<>();
    for (FileFeatures file : files()) {
      String key = same.key(file);
      if (!key.isEmpty()) {
        Map<String, FileFeatures> group = groups.computeIfAbsent(key, k -> new LinkedHashMap<>());
        String apart = same.firstWillDo() ? same.apart(file) : "" + group.size();
        group.putIfAbsent(apart, file.outline());
      }
    }
    groups.values().forEach(group -> found.addAll(same.findings(List.copyOf(group.values()))));
  }

  /** Half of the pairs are compared at one place, half at another. */
  private void lookAtAlike(PartedChecks.Alike alike) {
    List<Sound> sounds = new ArrayList<>();
    files().stream()
        .filter(FileFeatures::isReference)
        .forEach(file -> alike.sound(file, null).ifPresent(sounds::add));
    looked.stream()
        .flatMap(each -> each.pairs().stream())
        .forEach(pair -> alike.sound(pair.estimate(), pair.noise()).ifPresent(sounds::add));
    for (int place : List.of(0, 1)) {
      found.addAll(alike.findings(sounds, (first, second) -> (first + second) % 2 == place));
    }
    String unpaired =
        IntStream.range(0, sounds.size())
            .mapToObj(i -> alike.findings(sounds.subList(i, i + 1), (first, second) -> true))
            .flatMap(List::stream)
            .map(Finding::message)
            .collect(Collectors.joining());
    assertThat(unpaired).as("found in one sound alone").isEmpty();
  }
}

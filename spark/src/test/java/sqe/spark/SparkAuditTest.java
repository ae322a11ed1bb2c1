package sqe.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.audit.Audit;
import sqe.audit.AuditPlan;
import sqe.audit.AuditRequest;
import sqe.audit.AuditResult;
import sqe.audit.ItemAnalyser;
import sqe.audit.check.AuditSettings;
import sqe.audit.check.Finding;
import sqe.audit.check.PartedChecks;
import sqe.audit.check.Profile;
import sqe.audit.feature.AudioFiles;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairFeatures;
import sqe.scoring.diagnosis.Fingerprint;

@Tag("one-jdk")
class SparkAuditTest {

  private static final AuditSettings SETTINGS = AuditSettings.of(Profile.GENERAL);

  private static @Nullable SparkSession session;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void start() {
    session = JobInProcess.session();
  }

  @AfterAll
  static void stop() {
    session().stop();
  }

  private static SparkSession session() {
    return Objects.requireNonNull(session);
  }

  private static AuditPlan plan(Path manifest) throws Exception {
    var files = HadoopFiles.of(session().sparkContext().hadoopConfiguration());
    return new ManifestFile(manifest.toString(), files, session()).plan();
  }

  /** Features are what one machine measures, to the bit, also once they were stored. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void featuresAreThoseOfOneMachine(boolean paired) throws Exception {
    AuditSet set = AuditSet.in(folder);
    AuditPlan plan = plan(paired ? set.ofPairs() : set.ofFiles());
    String stored = folder.resolve("features").toString();
    PartedChecks checks = new PartedChecks(SETTINGS);
    SparkAudit.features(plan, checks, session()).write().parquet(stored);
    List<Row> rows =
        session()
            .read()
            .parquet(stored)
            .orderBy(FeatureRows.ITEM, FeatureRows.PLACE)
            .collectAsList();
    List<FileFeatures> files = new ArrayList<>();
    List<PairFeatures> pairs = new ArrayList<>();
    ItemAnalyser analyser = ItemAnalyser.of(AudioFiles.ON_DISK, SETTINGS);
    for (AuditPlan.Item item : plan.items()) {
      ItemAnalyser.Looked looked = analyser.look(item);
      if (looked.reference() != null) {
        files.add(looked.reference());
      }
      files.addAll(looked.estimates());
      pairs.addAll(looked.pairs());
    }
    FeatureRows columns = new FeatureRows();
    List<FileFeatures> read = rows.stream().map(columns::file).toList();
    assertThat(read).hasSizeGreaterThan(14);
    assertToTheBit(read, files);
    CollectedSet collected = CollectedSet.of(plan, session().read().parquet(stored), checks, false);
    assertThat(pairs.size()).isEqualTo(paired ? 15 : 0);
    Map<String, Fingerprint> fingerprints = new HashMap<>();
    for (FileFeatures file : files) {
      if (file.fingerprint() != null) {
        fingerprints.put(file.name(), file.fingerprint());
      }
    }
    assertToTheBit(collected.data().withFingerprints(fingerprints).pairs(), pairs);
  }

  private static void assertToTheBit(List<?> actual, List<?> expected) {
    assertThat(actual)
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
        .withEqualsForType((a, b) -> Float.compare(a, b) == 0, Float.class)
        .isEqualTo(expected);
  }

  /** However small the cells are in which recordings are compared. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 10_000})
  void findingsAreThoseOfOneMachine(int crowd) throws Exception {
    AuditSet set = AuditSet.in(folder);
    for (Path manifest : List.of(set.ofFiles(), set.ofPairs())) {
      AuditPlan plan = plan(manifest);
      PartedChecks checks = new PartedChecks(SETTINGS);
      Dataset<Row> features = SparkAudit.features(plan, checks, session()).persist();
      AuditResult result = SparkAudit.result(plan, features, checks, crowd);
      AuditRequest request = new AuditRequest(null, null, manifest, null, SETTINGS, 1);
      AuditResult local = Audit.run(request, done -> {});
      assertThat(result).isEqualTo(local);
      features.unpersist();
    }
  }

  @Test
  void theSetHasWhatIsJoined() throws Exception {
    AuditSet set = AuditSet.in(folder);
    List<Finding> findings = new ArrayList<>();
    for (Path manifest : List.of(set.ofFiles(), set.ofPairs())) {
      AuditRequest request = new AuditRequest(null, null, manifest, null, SETTINGS, 1);
      findings.addAll(Audit.run(request, done -> {}).findings());
    }
    assertThat(findings)
        .extracting(Finding::check)
        .contains("decode", "exact-duplicate", "near-duplicate", "wrong-pair", "pair-gain");
    assertThat(findings)
        .filteredOn(finding -> finding.check().equals("leakage"))
        .extracting(Finding::message)
        .anyMatch(said -> said.startsWith("the same samples"))
        .anyMatch(said -> said.startsWith("the same speaker 'ann'"))
        .anyMatch(said -> said.startsWith("the same text 'hello there'"))
        .anyMatch(said -> said.contains("again, at another level"))
        .anyMatch(said -> said.startsWith("has the same noise as"));
  }

  @Test
  void filesAreAuditedAsRowsOfAnyTable() throws Exception {
    Path manifest = AuditSet.in(folder).ofFiles();
    Dataset<Row> files =
        session()
            .read()
            .option("header", true)
            .option("escape", "\"")
            .csv(manifest.toString())
            .withColumn("file", concat(lit(folder + "/"), col("file")));
    Dataset<Row> features = SparkAudit.features(files);
    Dataset<Row> hours =
        features.groupBy("sample_rate").agg(sum(expr("length / sample_rate / 3600")));
    AuditResult result = SparkAudit.audit(files, AuditSettings.of(Profile.TTS));
    assertThat(hours.filter("sample_rate > 0").orderBy("sample_rate").collectAsList())
        .extracting(row -> row.getInt(0))
        .containsExactly(8000, 16000);
    AuditRequest request =
        new AuditRequest(null, null, manifest, null, AuditSettings.of(Profile.TTS), 1);
    assertThat(result).isEqualTo(Audit.run(request, done -> {}));
  }

  @Test
  void filesWithoutNamesAreRefused() {
    Dataset<Row> numbers = session().range(3).toDF();
    assertThatThrownBy(() -> SparkAudit.features(numbers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the manifest names no files: it needs a column file or");
  }
}

package sqe.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * The targets as Jazzer runs them, one at a time: {@code mvn -Pfuzz -pl cli -am test
 * -Dtest=ReadersFuzz#riff}. The ordinary build runs what was kept of such runs, in {@link
 * SeedsTest}.
 */
class ReadersFuzz {

  @FuzzTest
  void audio(byte[] input) {
    FuzzTarget.AUDIO.accept(input);
  }

  @FuzzTest
  void riff(byte[] input) {
    FuzzTarget.RIFF.accept(input);
  }

  @FuzzTest
  void flac(byte[] input) {
    FuzzTarget.FLAC.accept(input);
  }

  @FuzzTest
  void npy(byte[] input) {
    FuzzTarget.NPY.accept(input);
  }

  @FuzzTest
  void csvArray(byte[] input) {
    FuzzTarget.CSV_ARRAY.accept(input);
  }

  @FuzzTest
  void csvTable(byte[] input) {
    FuzzTarget.CSV_TABLE.accept(input);
  }

  @FuzzTest
  void jsonTable(byte[] input) {
    FuzzTarget.JSON_TABLE.accept(input);
  }

  @FuzzTest
  void lock(byte[] input) {
    FuzzTarget.LOCK.accept(input);
  }

  @FuzzTest
  void csvManifest(byte[] input) {
    FuzzTarget.CSV_MANIFEST.accept(input);
  }

  @FuzzTest
  void jsonManifest(byte[] input) {
    FuzzTarget.JSON_MANIFEST.accept(input);
  }

  @FuzzTest
  void metadata(byte[] input) {
    FuzzTarget.METADATA.accept(input);
  }

  @FuzzTest
  void yamlPolicy(byte[] input) {
    FuzzTarget.YAML_POLICY.accept(input);
  }

  @FuzzTest
  void jsonPolicy(byte[] input) {
    FuzzTarget.JSON_POLICY.accept(input);
  }

  @FuzzTest
  void suppressions(byte[] input) {
    FuzzTarget.SUPPRESSIONS.accept(input);
  }

  @FuzzTest
  void dropList(byte[] input) {
    FuzzTarget.DROP_LIST.accept(input);
  }

  @FuzzTest
  void auditSetting(byte[] input) {
    FuzzTarget.AUDIT_SETTING.accept(input);
  }

  @FuzzTest
  void model(byte[] input) {
    FuzzTarget.MODEL.accept(input);
  }

  @FuzzTest
  void history(byte[] input) {
    FuzzTarget.HISTORY.accept(input);
  }
}

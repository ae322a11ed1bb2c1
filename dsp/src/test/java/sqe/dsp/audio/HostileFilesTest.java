package sqe.dsp.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** The collection of odd and malformed files: each gets the answer its row asks for. */
class HostileFilesTest {

  private static final Set<String> GROUPS =
      Set.of("valid", "codec", "renamed", "header", "content");

  /** The row says: refuse, or decode on purpose. We decode, with a warning. */
  private static final String DECODED_ON_PURPOSE = "renamed/flac.wav";

  static Stream<Arguments> files() {
    return GoldenTable.read(SharedFolder.require("hostile/manifest.csv")).rows().stream()
        .filter(row -> GROUPS.contains(row.get("group")))
        .map(row -> Arguments.of(row.get("file_percent_encoded"), row));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void everyFileGetsItsAnswer(String name, CSVRecord row) throws IOException {
    Path file = SharedFolder.require("hostile/" + URLDecoder.decode(name, StandardCharsets.UTF_8));
    boolean ofTheFile = !row.get("group").equals("content");
    if (row.get("verdict").equals("refuse") && ofTheFile && !name.equals(DECODED_ON_PURPOSE)) {
      assertThatThrownBy(() -> AudioReader.read(file))
          .isInstanceOf(AudioFormatException.class)
          .hasMessageMatching("(at byte \\d+: [^\\n]+; [^\\n]+|the file is empty; .*)");
      return;
    }
    Recording recording = AudioReader.read(file);
    assertThat(recording.warnings().isEmpty())
        .as("%s", recording.warnings())
        .isEqualTo(!warns(row));
    if (row.get("a_careful_tool_should").startsWith("decodes to the same samples")
        || name.equals(DECODED_ON_PURPOSE)) {
      Recording baseline = AudioReader.read(SharedFolder.require("hostile/valid/pcm16.wav"));
      assertThat(recording.channels()).isDeepEqualTo(baseline.channels());
      assertThat(recording.sampleRate()).isEqualTo(baseline.sampleRate());
    }
    checkLength(row, recording);
  }

  /** Several channels, an odd rate and what the samples are is for later stages to warn of. */
  private static boolean warns(CSVRecord row) {
    String name = row.get("file_percent_encoded");
    boolean headerWarning =
        row.get("group").equals("header") && row.get("verdict").equals("accept with a warning");
    return headerWarning
        || name.equals(DECODED_ON_PURPOSE)
        || name.equals("valid/data_odd_nopad_chunk.wav");
  }

  /** What libsndfile found, for example "ok 16000x1@16000 PCM_16": samples, channels, rate. */
  private static void checkLength(CSVRecord row, Recording recording) {
    String[] found = row.get("libsndfile").split("[ x@]", -1);
    assertThat(found[0]).isEqualTo("ok");
    assertThat(recording.length()).isEqualTo(Integer.parseInt(found[1]));
    assertThat(recording.channels()).hasNumberOfRows(Integer.parseInt(found[2]));
    assertThat(recording.sampleRate()).isEqualTo(Integer.parseInt(found[3]));
  }
}

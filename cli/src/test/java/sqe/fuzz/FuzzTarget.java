package sqe.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sqe.audit.Suppressions;
import sqe.audit.check.AuditSettings;
import sqe.audit.check.Profile;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.Recording;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.PolicyException;
import sqe.judge.gate.PolicyReader;
import sqe.metrics.ModelMetrics;
import sqe.metrics.WrongModelException;
import sqe.scoring.IdList;
import sqe.scoring.NothingToScoreException;
import sqe.scoring.array.ArrayReader;
import sqe.table.LockFile;
import sqe.table.Manifest;
import sqe.table.ManifestText;
import sqe.table.NotInTableException;
import sqe.table.Pair;
import sqe.table.RunMetadata;
import sqe.table.ScoreTable;
import sqe.table.ScoreTableReader;
import sqe.table.TableException;

/**
 * What reads other people's files, and what must hold whatever is in them: an answer or the
 * exception that is documented, whose message is one line in our words; the same answer again;
 * memory in proportion to the file; what is written is read back as it was.
 */
enum FuzzTarget {
  /** Bytes as an audio file, whichever kind they say they are. */
  AUDIO("audio", ".wav", UnaryOperator.identity()) {
    @Override
    Object read(Path file, int size) throws IOException {
      return recording(AudioReader.read(file), size);
    }
  },
  /** WAV files of {@link RiffGrammar}. */
  RIFF("riff", ".wav", RiffGrammar::of) {
    @Override
    Object read(Path file, int size) throws IOException {
      Recording recording = AudioReader.read(file);
      OtherWavReader.requireAgreement(file, recording);
      return recording(recording, size);
    }
  },
  /** FLAC files of {@link FlacGrammar}. */
  FLAC("flac", ".flac", FlacGrammar::of) {
    @Override
    Object read(Path file, int size) throws IOException {
      return recording(AudioReader.read(file), size);
    }
  },
  NPY("npy", ".npy", UnaryOperator.identity()) {
    @Override
    Object read(Path file, int size) throws IOException {
      return array(file, size);
    }
  },
  CSV_ARRAY("csvArray", ".csv", UnaryOperator.identity()) {
    @Override
    Object read(Path file, int size) throws IOException {
      return array(file, size);
    }
  },
  CSV_TABLE("csvTable", ".csv", UnaryOperator.identity()) {
    @Override
    Object read(Path file, int size) throws TableException, IOException {
      return table(file);
    }
  },
  JSON_TABLE("jsonTable", ".jsonl", UnaryOperator.identity()) {
    @Override
    Object read(Path file, int size) throws TableException, IOException {
      return table(file);
    }
  },
  LOCK("lock", ".lock", UnaryOperator.identity()) {
    @Override
    Object read(Path file, int size) throws TableException, IOException {
      return table(file);
    }
  },
  CSV_MANIFEST("csvManifest", ".csv", UnaryOperator.identity()) {
    @Override
    Object read(Path file, int size) throws TableException, IOException {
      return manifest(file);
    }
  },
  JSON_MANIFEST("jsonManifest", ".jsonl", UnaryOperator.identity()) {
    @Override
    Object read(Path file, int size) throws TableException, IOException {
      return manifest(file);
    }
  },
  /** What stands beside a table. */
  METADATA("metadata", ".csv.meta.json", UnaryOperator.identity()) {
    @Override
    Object read(Path file, int size) throws TableException, IOException {
      Path table = file.resolveSibling(file.getFileName().toString().replace(".meta.json", ""));
      Files.writeString(table, "id,stoi\na,0.5\nb,0.25\n");
      RunMetadata.Stored stored = RunMetadata.read(table);
      ScoreTableReader.read(table);
      return stored;
    }
  },
  YAML_POLICY("yamlPolicy", ".yaml", UnaryOperator.identity()) {
    @Override
    Object read(Path file, int size) throws PolicyException {
      GatePolicy policy = PolicyReader.read(file);
      return policy.toString();
    }
  },
  JSON_POLICY("jsonPolicy", ".json", UnaryOperator.identity()) {
    @Override
    Object read(Path file, int size) throws PolicyException {
      return PolicyReader.read(file).toString();
    }
  },
  SUPPRESSIONS("suppressions", ".yaml", UnaryOperator.identity()) {
    @Override
    Object read(Path file, int size) throws NothingToScoreException {
      Suppressions.read(file, LocalDate.EPOCH);
      return "read";
    }
  },
  DROP_LIST("dropList", ".txt", UnaryOperator.identity()) {
    @Override
    Object read(Path file, int size) throws NothingToScoreException {
      IdList.read(file);
      return "read";
    }
  },
  AUDIT_SETTING("auditSetting", ".txt", UnaryOperator.identity()) {
    @Override
    Object read(Path file, int size) throws IOException {
      AuditSettings.of(Profile.GENERAL).with(Files.readString(file, StandardCharsets.ISO_8859_1));
      return "read";
    }
  },
  MODEL("model", ".yaml", UnaryOperator.identity()) {
    @Override
    Object read(Path file, int size) throws WrongModelException {
      return MODELS.metrics(List.of(file.toString())).size();
    }
  },
  HISTORY("history", ".sqlite", UnaryOperator.identity()) {
    @Override
    Object read(Path file, int size) throws TableException, IOException {
      return HistoryReading.of(file);
    }
  };

  /** What reading may take whatever the file is, and what a byte of it may take. */
  private static final long BYTES_AT_LEAST = 64L << 20;

  private static final long BYTES_A_BYTE = 4096;

  private static final int LONGEST_MESSAGE = 3000;

  /**
   * A frame of FLAC holds as many samples of 8 channels in as many bytes, if they are all equal.
   */
  private static final long MOST_SAMPLES_A_FRAME = 65535 * 8L;

  private static final int SHORTEST_FRAME = 9;

  private static final Set<String> LIBRARIES =
      Set.of(
          "com.fasterxml", "org.snakeyaml", "org.apache", "org.jflac", "java.", "javax.", "sqe.");

  private static final ModelMetrics MODELS =
      ServiceLoader.load(ModelMetrics.class).findFirst().orElseThrow();

  private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final String label;
  private final String ending;
  private final UnaryOperator<byte[]> file;

  FuzzTarget(String label, String ending, UnaryOperator<byte[]> file) {
    this.label = label;
    this.ending = ending;
    this.file = file;
  }

  /** Its method in {@link ReadersFuzz}, and the folder of its seeds. */
  String label() {
    return label;
  }

  /** What a file holds, comparable by its text. */
  abstract Object read(Path file, int size) throws Exception;

  /** Tries these bytes; throws where something does not hold. */
  void accept(byte[] input) {
    try {
      byte[] bytes = file.apply(input);
      Path path = Scratch.FOLDER.resolve("fuzz-" + label + ending);
      Files.write(path, bytes);
      String answer = answer(path, bytes);
      // the second time, when classes are loaded
      long before = MEMORY.getCurrentThreadAllocatedBytes();
      String again = answer(path, bytes);
      long taken = MEMORY.getCurrentThreadAllocatedBytes() - before;
      if (!answer.equals(again)) {
        throw new AssertionError("first '%s', then '%s'".formatted(answer, again));
      }
      if (taken > BYTES_AT_LEAST + BYTES_A_BYTE * bytes.length) {
        throw new AssertionError("%s bytes of memory for %s bytes".formatted(taken, bytes.length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String answer(Path path, byte[] bytes) {
    try {
      return String.valueOf(read(path, bytes.length));
    } catch (RuntimeException e) {
      // of these only what is documented: a phrase for the user
      if (this == AUDIT_SETTING && e instanceof IllegalArgumentException
          || e instanceof NotInTableException) {
        return message(e, bytes);
      }
      throw e;
    } catch (Exception e) {
      return message(e, bytes);
    }
  }

  /** What a refusal says; a library's words may stand in it only as a quotation of the file. */
  private static String message(Exception refusal, byte[] bytes) {
    String message = String.valueOf(refusal.getMessage());
    assertThat(message).isNotBlank().hasSizeLessThan(LONGEST_MESSAGE).doesNotContain("\n", "\r");
    String ours = message.replace(Scratch.FOLDER.toString(), "");
    String file = new String(bytes, StandardCharsets.ISO_8859_1);
    for (String library : LIBRARIES) {
      if (!file.contains(library)) {
        assertThat(ours).doesNotContainPattern("\\b" + Pattern.quote(library) + "[a-z.]+[A-Z]");
      }
    }
    return message;
  }

  private static String recording(Recording recording, int size) {
    int channels = recording.channels().length;
    long samples = (long) channels * recording.length();
    boolean compressed = samples > 8L * size;
    if (compressed && samples > MOST_SAMPLES_A_FRAME * (size / SHORTEST_FRAME + 1)) {
      throw new AssertionError("%s samples of %s bytes".formatted(samples, size));
    }
    return "%s %s %s %s"
        .formatted(
            recording.sampleRate(),
            recording.length(),
            Arrays.stream(recording.channels()).map(Arrays::hashCode).toList(),
            recording.warnings());
  }

  private static String array(Path file, int size) throws IOException {
    var array = ArrayReader.read(file);
    assertThat(array.tensor().size()).isLessThanOrEqualTo(size);
    return array.describe() + Arrays.hashCode(array.tensor().values());
  }

  private static String table(Path file) throws TableException, IOException {
    ScoreTable table = ScoreTableReader.read(file);
    if (table.columns().contains("id")) {
      String lock = LockFile.text(table);
      Path copy = Scratch.FOLDER.resolve("fuzz-again.lock");
      Files.writeString(copy, lock);
      assertThat(LockFile.text(ScoreTableReader.read(copy))).isEqualTo(lock);
    }
    return table.columns() + " " + table.rows();
  }

  private static String manifest(Path file) throws TableException, IOException {
    List<Pair> pairs = Manifest.read(file, Set.of("status"));
    return pairs.stream().map(Pair::toString).collect(Collectors.joining("\n"))
        + ManifestText.of(pairs, null);
  }
}

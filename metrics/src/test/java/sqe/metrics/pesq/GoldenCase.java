package sqe.metrics.pesq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sqe.dsp.Signal;
import sqe.dsp.audio.AudioReader;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.SignalPair;
import sqe.testing.GoldenTable;
import sqe.testing.SharedFolder;

/** One of the specification's six runs: its audio, its intermediate values and our stages. */
final class GoldenCase {

  private static final List<String> NAMES =
      List.of(
          "nb8_or105",
          "nb8_am1s01b1c7",
          "nb8_am1s03b1c18",
          "nb16_speech",
          "wb16_speech",
          "wb16cor2_speech");

  private static final PesqTables AT_8000 = new PesqTables(8000);
  private static final PesqTables AT_16000 = new PesqTables(16000);

  final String name;
  final Mode mode;
  final PesqTables tables;
  final PesqStages stages;
  private final Map<String, String> summary;

  private GoldenCase(String name) {
    this.name = name;
    this.summary =
        GoldenTable.read(SharedFolder.project("testdata/golden/pesq/" + name + ".csv"))
            .rows()
            .stream()
            .collect(Collectors.toMap(row -> row.get("key"), row -> row.get("value")));
    this.mode =
        name.startsWith("nb")
            ? Mode.NARROWBAND
            : name.contains("cor2") ? Mode.WIDEBAND_CORRIGENDUM_2 : Mode.WIDEBAND;
    this.tables = tablesAt(integer("pair.fs"));
    SignalPair pair = pair();
    PesqPair signals = PesqPair.asRead(pair).orElse(PesqPair.trimmed(pair));
    this.stages = new PesqStages(pair, signals, tables, mode);
  }

  /** All six; skips the calling test where the audio is missing. */
  static Stream<GoldenCase> all() {
    SharedFolder.require("reference/itu/wav");
    SharedFolder.require("reference/dev/clean");
    return NAMES.stream().map(GoldenCase::new);
  }

  /** The tables of a rate, as a provider shares them. */
  static PesqTables tablesAt(int sampleRate) {
    return sampleRate == 8000 ? AT_8000 : AT_16000;
  }

  private SignalPair pair() {
    String reference = text("pair.reference");
    String degraded = text("pair.degraded");
    return integer("pair.fs") == 8000
        ? Recordings.pair("reference/itu/wav/" + reference, "reference/itu/wav/" + degraded)
        : Recordings.speech();
  }

  private String text(String key) {
    return Objects.requireNonNull(summary.get(key), key);
  }

  /** A value of the summary. */
  double value(String key) {
    return Double.parseDouble(text(key));
  }

  int integer(String key) {
    return (int) value(key);
  }

  boolean has(String key) {
    return summary.containsKey(key);
  }

  /** All entries below a key, by the rest of their key. */
  Map<String, Double> below(String prefix) {
    Map<String, Double> found = new TreeMap<>();
    summary.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), Double.parseDouble(value));
          }
        });
    assertThat(found).as(prefix).isNotEmpty();
    return found;
  }

  /** One of the case's tables. */
  GoldenTable table(String file) {
    return GoldenTable.read(SharedFolder.require("specs/pesq/golden/" + name + "/" + file));
  }

  /** The reference or the degraded signal. */
  AnalysedSignal signal(String side) {
    return side.equals("reference") ? stages.reference() : stages.degraded();
  }

  /** Alignment signal from the case's own model signal, shared or not. */
  GuardedSignal alignment(String side) {
    var model = new ModelSignal(tables, mode, stages.commonSpan());
    return signal(side).derive(new AlignmentSignal(model));
  }

  void assertClose(String what, double actual, double expected, double relative) {
    assertThat(actual)
        .as(name + " " + what)
        .isCloseTo(expected, within(relative * Math.abs(expected) + 1e-12));
  }

  @Override
  public String toString() {
    return name;
  }

  /** Audio of the shared folder. */
  static final class Recordings {

    private Recordings() {}

    static Signal read(String path) {
      try {
        return AudioReader.read(SharedFolder.require(path)).channel(0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** A pair of files as the loader makes it: trimmed, with the files as read. */
    static SignalPair pair(String reference, String estimate) {
      return pair(read(reference), read(estimate));
    }

    static SignalPair pair(Signal reference, Signal estimate) {
      int length = Math.min(reference.length(), estimate.length());
      var pair = new SignalPair(trimmed(reference, length), trimmed(estimate, length));
      return reference.length() == estimate.length()
          ? pair
          : pair.withAsRead(
              new SignalPair.AsRead(new AnalysedSignal(reference), new AnalysedSignal(estimate)));
    }

    private static Signal trimmed(Signal signal, int length) {
      return signal.length() == length
          ? signal
          : new Signal(Arrays.copyOf(signal.samples(), length), signal.sampleRate());
    }

    /** Speech and the same speech in babble at 0 dB, 16 kHz. */
    static SignalPair speech() {
      return pair("reference/dev/clean/d07_pesqdemo.wav", "reference/dev/noisy/d07_pesqdemo.wav");
    }
  }
}

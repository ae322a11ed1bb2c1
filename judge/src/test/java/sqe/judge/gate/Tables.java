package sqe.judge.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import sqe.judge.stats.SeededRandom;
import sqe.table.ScoreTable;
import sqe.table.TableSignatures;

/** Score tables made of formulas. */
final class Tables {

  static final String SI_SDR = "si_sdr|zero_mean:no|resample:error|rev:1";

  private final String source;
  private final int files;
  private final Map<String, IntFunction<String>> columns = new LinkedHashMap<>();
  private @Nullable TableSignatures signatures =
      new TableSignatures(Map.of("si_sdr", SI_SDR), "data1");

  Tables(String source, int files) {
    this.source = source;
    this.files = files;
    columns.put("id", i -> String.format(Locale.ROOT, "file%04d", i));
  }

  Tables text(String column, IntFunction<String> cell) {
    columns.put(column, cell);
    return this;
  }

  Tables number(String column, IntToDoubleFunction value) {
    return text(column, i -> String.valueOf(value.applyAsDouble(i)));
  }

  Tables signed(@Nullable TableSignatures value) {
    signatures = value;
    return this;
  }

  ScoreTable table() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      List<String> row = new ArrayList<>();
      for (IntFunction<String> cell : columns.values()) {
        row.add(cell.apply(i));
      }
      rows.add(row);
    }
    return new ScoreTable(source, List.copyOf(columns.keySet()), rows, signatures);
  }

  /** Standard normal numbers, the same for the same purpose. */
  static double[] noise(String purpose, int count) {
    var random = new SeededRandom(17, purpose, 0);
    double[] values = new double[count];
    Arrays.setAll(values, i -> random.nextGaussian());
    return values;
  }

  /** A table of SI-SDR around 10 dB, moved by {@code change} plus noise of this spread. */
  static ScoreTable siSdr(String source, int files, double change, double spread) {
    double[] base = noise("base", files);
    double[] own = noise(source, files);
    return new Tables(source, files)
        .text("speaker", i -> "speaker" + i % 12)
        .text("snr", i -> i % 2 == 0 ? "0" : "10")
        .number("si_sdr", i -> 10 + 3 * base[i] + change + spread * own[i])
        .table();
  }
}

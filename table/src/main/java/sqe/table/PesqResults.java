package sqe.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Reads what batches of the ITU's PESQ program leave: a line of titles, {@code REFERENCE DEGRADED
 * PESQMOS MOSLQO SAMPLE_FREQ MODE}, and a line a pair, separated by tabs or blanks. A row's id is
 * its degraded file; the scores are those that the mode says.
 */
final class PesqResults {

  private static final String START = "REFERENCEDEGRADEDPESQMOS";
  private static final List<String> COLUMNS =
      List.of("id", "reference", "pesq_nb_raw", "pesq_nb", "pesq_wb");
  private static final String NONE = "";

  private PesqResults() {}

  /**
   * Whether a text is such a file.
   *
   * @param beginning without white space
   */
  static boolean isPesqResults(String beginning) {
    return beginning.toUpperCase(Locale.ROOT).startsWith(START);
  }

  /**
   * Reads the rows.
   *
   * @throws TableException naming a line that has fewer cells than titles
   */
  static ScoreTable read(String source, BufferedReader text) throws TableException, IOException {
    List<String> titles = List.of();
    List<List<String>> rows = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    int number = 0;
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      List<String> cells = cells(line);
      if (titles.isEmpty()) {
        titles = cells.stream().map(title -> title.toUpperCase(Locale.ROOT)).toList();
      } else {
        if (cells.size() < titles.size()) {
          throw TableException.at(
              source,
              number,
              "%s cells stand under %s titles".formatted(cells.size(), titles.size()));
        }
        rows.add(row(titles, cells));
        lines.add(number);
      }
    }
    return withoutEmptyColumns(new ScoreTable(source, COLUMNS, rows, lines, null));
  }

  /** Of narrowband files there is no wideband score, and the reverse. */
  private static ScoreTable withoutEmptyColumns(ScoreTable table) {
    int[] filled =
        IntStream.range(0, COLUMNS.size())
            .filter(c -> table.rows().stream().anyMatch(row -> !row.get(c).isEmpty()))
            .toArray();
    return new ScoreTable(
        table.source(),
        Arrays.stream(filled).mapToObj(COLUMNS::get).toList(),
        table.rows().stream()
            .map(row -> Arrays.stream(filled).mapToObj(row::get).toList())
            .toList(),
        table.lines(),
        null);
  }

  private static List<String> cells(String line) {
    String separator = line.contains("\t") ? "\\s*\t\\s*" : "\\s+";
    return Arrays.asList(line.strip().split(separator, -1));
  }

  private static List<String> row(List<String> titles, List<String> cells) {
    String raw = cell("PESQMOS", titles, cells);
    String mapped = cell("MOSLQO", titles, cells);
    boolean wide = cell("MODE", titles, cells).toLowerCase(Locale.ROOT).startsWith("wb");
    return List.of(
        cell("DEGRADED", titles, cells),
        cell("REFERENCE", titles, cells),
        wide ? NONE : raw,
        wide ? NONE : mapped,
        wide ? mapped : NONE);
  }

  private static String cell(String title, List<String> titles, List<String> cells) {
    int position = titles.indexOf(title);
    return position < 0 ? NONE : cells.get(position);
  }
}

package sqe.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The faults that were planted and how many the audit found: a row a kind. */
final class PlantedRows {

  private static final String COUNTS = "docs/audit-planted.csv";

  private PlantedRows() {}

  static String table() {
    Map<String, List<String>> found = new LinkedHashMap<>();
    Generators.read(COUNTS)
        .lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .forEach(
            cells ->
                found
                    .computeIfAbsent(
                        "`%s` | %s".formatted(cells[0], cells[1].replace("(none)", "(nothing)")),
                        k -> new ArrayList<>())
                    .add(
                        "%s%s of %s"
                            .formatted(
                                cells[2].isEmpty() ? "" : cells[2] + ": ", cells[4], cells[3])));
    StringBuilder text = new StringBuilder("| check | planted | found |\n|---|---|---|\n");
    found.forEach(
        (kind, counts) -> text.append("| %s | %s |\n".formatted(kind, String.join("; ", counts))));
    return text.toString();
  }
}

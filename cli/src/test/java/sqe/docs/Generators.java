package sqe.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sqe.cli.CommandHelp;
import sqe.testing.SharedFolder;

/** The blocks there are, by name, and the pages that may hold them. */
final class Generators {

  private static final MetricBlocks METRICS = new MetricBlocks();
  private static final LossBlocks LOSSES = new LossBlocks();

  private Generators() {}

  static Blocks all() {
    return new Blocks(
        Map.ofEntries(
            Map.entry("help", (command, page) -> "```\n" + CommandHelp.of(command) + "```\n"),
            Map.entry("metrics", (none, page) -> METRICS.table(page)),
            Map.entry("definitions", (family, page) -> METRICS.definitions(family)),
            Map.entry("properties", (family, page) -> Properties.table(family)),
            Map.entry("agreement", (family, page) -> Agreement.table(family)),
            Map.entry("bands", (none, page) -> BarkBandRows.table()),
            Map.entry("losses", (group, page) -> LOSSES.write(group)),
            Map.entry("checks", (none, page) -> CheckBlocks.tables()),
            Map.entry("planted", (none, page) -> PlantedRows.table()),
            Map.entry("example", (name, page) -> Examples.of(name)),
            Map.entry("pages", (none, page) -> index())));
  }

  /** README, CONTRIBUTING and everything under docs/, by path from the project's root, sorted. */
  static List<String> pages() {
    List<String> pages = new ArrayList<>(List.of("CONTRIBUTING.md", "README.md"));
    Path root = SharedFolder.project("");
    try (Stream<Path> files = Files.walk(root.resolve("docs"))) {
      files
          .filter(file -> file.toString().endsWith(".md"))
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .forEach(pages::add);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return pages;
  }

  static String read(String page) {
    try {
      return Files.readString(SharedFolder.project(page));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A list of the pages under docs/, each by its heading. */
  private static String index() {
    StringBuilder list = new StringBuilder();
    for (String page : pages()) {
      if (page.startsWith("docs/")) {
        String heading = read(page).lines().findFirst().orElse("").replaceFirst("^# ", "");
        list.append("- [").append(heading).append("](").append(page).append(")\n");
      }
    }
    return list.toString();
  }
}

package sqe.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sqe.cli.CommandHelp;
import sqe.cli.CommandOutput;
import sqe.scoring.Profile;
import sqe.testing.SharedFolder;

/** The blocks there are, by name, and the pages that may hold them. */
final class Generators {

  private static final MetricBlocks METRICS = new MetricBlocks();
  private static final LossBlocks LOSSES = new LossBlocks();

  private Generators() {}

  static Blocks all() {
    return new Blocks(
        Map.ofEntries(
            block("help", (command, page) -> "```\n" + CommandHelp.of(command) + "```\n"),
            block("metrics", (none, page) -> METRICS.table(page)),
            block("families", (none, page) -> METRICS.families(page)),
            block("definitions", (family, page) -> METRICS.definitions(family)),
            block("properties", (family, page) -> Properties.table(family)),
            block("agreement", (family, page) -> Agreement.table(family)),
            block("bands", (none, page) -> BarkBandRows.table()),
            block("losses", (group, page) -> LOSSES.write(group)),
            block("checks", (none, page) -> CheckBlocks.tables()),
            block("audit", (arguments, page) -> auditReport(arguments)),
            block("planted", (none, page) -> PlantedRows.table()),
            block("example", (name, page) -> Examples.of(name)),
            block("trend", (none, page) -> TrendExample.text()),
            block("profiles", (none, page) -> profiles()),
            block("pages", (none, page) -> index())));
  }

  private static Map.Entry<String, Blocks.Generator> block(
      String name, Blocks.Generator generator) {
    return Map.entry(name, generator);
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

  /** What each profile sets. */
  private static String profiles() {
    List<List<String>> rows = new ArrayList<>();
    for (Profile profile : Profile.values()) {
      List<String> policies = new ArrayList<>();
      profile
          .policies()
          .signatureParts()
          .forEach(part -> policies.add(Markdown.code(part.getKey() + " " + part.getValue())));
      policies.add(Markdown.code("normaliser " + profile.normaliser().label()));
      List<String> metrics = profile.metrics().stream().map(Markdown::code).toList();
      rows.add(
          List.of(
              Markdown.code(profile.label()),
              String.join(" ", metrics),
              String.join(", ", policies)));
    }
    return Markdown.table(List.of("profile", "metrics", "policies"), rows);
  }

  /** What an audit of folders of testdata/ writes, as a part of a page. */
  private static String auditReport(String arguments) {
    String report = CommandOutput.ofAudit(SharedFolder.project("testdata"), arguments.split(" "));
    return report.replaceFirst("(?s)^# .*?\\R\\R", "").replaceAll("(?m)^## ", "### ");
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

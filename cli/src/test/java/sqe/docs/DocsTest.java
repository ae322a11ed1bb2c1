package sqe.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sqe.metrics.MetricInfo;
import sqe.metrics.loss.LossInfo;
import sqe.testing.SharedFolder;

/** Holds every page to the code, and its links to files; CONTRIBUTING.md says how to write them. */
@Tag("one-jdk")
class DocsTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");

  static List<String> pages() {
    return Generators.pages();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void thePageSaysWhatTheCodeSays(String page) throws IOException {
    String text = Generators.read(page);
    String filled = Generators.all().fill(text, page);
    if ("write".equals(System.getProperty("sqe.docs"))) {
      Files.writeString(SharedFolder.project(page), filled);
      return;
    }
    assertThat(text)
        .as("%s is not what the code says; CONTRIBUTING.md, Documentation: write it anew", page)
        .isEqualTo(filled);
  }

  static Set<String> figures() {
    return Figures.all().keySet();
  }

  @ParameterizedTest
  @MethodSource("figures")
  void theFigureIsWhatTheCodeDraws(String figure) throws Exception {
    String drawn = Objects.requireNonNull(Figures.all().get(figure)).draw();
    Path file = SharedFolder.project(figure);
    if ("write".equals(System.getProperty("sqe.docs"))) {
      Files.writeString(file, drawn);
      return;
    }
    assertThat(Files.readString(file)).as("write it anew, as pages are").isEqualTo(drawn);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void itsLinksLeadToFiles(String page) {
    Path folder = SharedFolder.project(page).resolveSibling("");
    List<String> dead =
        LINK.matcher(Generators.read(page))
            .results()
            .map(link -> link.group(1))
            .filter(target -> !target.contains(":"))
            .filter(target -> !Files.exists(folder.resolve(target)))
            .toList();
    assertThat(dead).as("links of %s that lead nowhere", page).isEmpty();
  }

  @Test
  void everyFamilyHasAPageThatNamesItsMetrics() {
    Map<String, List<String>> families =
        MetricBlocks.all().stream()
            .collect(
                Collectors.groupingBy(
                    MetricInfo::family,
                    Collectors.mapping(info -> "`" + info.id() + "`", Collectors.toList())));
    families.forEach(
        (family, ids) ->
            assertThat(Generators.read(MetricBlocks.pageOf(family))).as(family).contains(ids));
  }

  @Test
  void everyLossIsOnItsPage() {
    String page = Generators.read("docs/losses.md");
    for (LossInfo.Group group : LossInfo.Group.values()) {
      assertThat(page).contains("## " + group.title() + "\n");
    }
  }

  @Test
  void aBlockIsReplacedAndTheRestKept() {
    Blocks blocks = new Blocks(Map.of("name", (argument, page) -> argument + " of " + page + "\n"));
    String text = "before\n<!-- name:begin some words -->\nold\n<!-- name:end -->\nafter\n";
    String filled = blocks.fill(text, "page.md");
    assertThat(filled)
        .isEqualTo(
            """
            before
            <!-- name:begin some words -->
            some words of page.md
            <!-- name:end -->
            after
            """);
    assertThat(blocks.fill(filled, "page.md")).isEqualTo(filled);
  }

  @Test
  void anUnknownBlockAndAStrayMarkerAreErrors() {
    Blocks none = new Blocks(Map.of());
    assertThatThrownBy(() -> none.fill("<!-- x:begin -->\n<!-- x:end -->\n", "page.md"))
        .hasMessageContaining("page.md")
        .hasMessageContaining("'x'");
    assertThatThrownBy(() -> none.fill("<!-- x:begin -->\n", "page.md"))
        .hasMessageContaining("without its counterpart");
  }
}

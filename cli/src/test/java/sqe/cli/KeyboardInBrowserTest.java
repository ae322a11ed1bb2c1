package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** The pages with the tabulator key alone, in a real browser; skipped where there is none. */
@Tag("one-jdk")
class KeyboardInBrowserTest {

  /** What tells a control from the others. */
  private static final String NAME =
      """
      const name = e => e.tagName.toLowerCase() + ' ' + (e.id || e.dataset.sort || e.dataset.file
          || e.dataset.track || e.textContent.trim());
      """;

  /** All controls that are to be seen, as they stand in the page. */
  private static final String CONTROLS =
      NAME
          + """
          const all = document.querySelectorAll(
              'a[href], button, input, select, textarea, summary, [tabindex="0"]');
          return [...all].filter(e => !e.disabled && e.checkVisibility()).map(name);
          """;

  /** Where the focus is, whether that is in the window, and by how many pixels it is marked. */
  private static final String FOCUS =
      NAME
          + """
          const e = document.activeElement;
          if (!e || e === document.body || e === document.documentElement) return null;
          const box = e.getBoundingClientRect(), style = getComputedStyle(e);
          return {
            name: name(e),
            top: Math.round(box.top + scrollY),
            bottom: Math.round(box.bottom + scrollY),
            seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
                && box.right > 0 && box.left < innerWidth,
            mark: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth)
          };
          """;

  @TempDir private static Path folder = Path.of("");

  private static @Nullable PagesInBrowser pages;

  @BeforeAll
  static void open() {
    pages = PagesInBrowser.open(folder);
  }

  @AfterAll
  static void close() {
    if (pages != null) {
      pages.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"report,s03_de", "inspect,s01_engb"})
  void theTabulatorReachesEveryControlInTheOrderOfThePageAndBack(String page, String file) {
    PagesInBrowser browser = Objects.requireNonNull(pages);
    browser.load(page + ".html", "#file=" + file);
    List<String> controls = controls(browser);
    assertThat(controls)
        .startsWith("a " + (page.equals("report") ? "To the table of files" : "To the player"))
        .contains("button play", "button level", "input position", "button 1");
    List<Focus> forth = walk(browser, controls.size(), false);
    assertThat(forth).extracting(Focus::name).isEqualTo(controls);
    assertThat(forth).allMatch(Focus::seen).allMatch(focus -> focus.mark() >= 2);
    for (int i = 1; i < forth.size(); i++) {
      assertThat(forth.get(i).bottom())
          .as("%s stands above %s", forth.get(i).name(), forth.get(i - 1).name())
          .isGreaterThan(forth.get(i - 1).top());
    }
    List<Focus> back = new ArrayList<>(walk(browser, controls.size() - 1, true));
    Collections.reverse(back);
    assertThat(back).extracting(Focus::name).isEqualTo(controls.subList(0, controls.size() - 1));
    browser.assertQuiet();
  }

  /**
   * What has the focus.
   *
   * @param top of it, in pixels from the top of the page
   * @param bottom of it, likewise
   * @param seen whether some of it is in the window
   * @param mark width of the line around it in pixels
   */
  private record Focus(String name, double top, double bottom, boolean seen, double mark) {

    static Focus of(Map<?, ?> found) {
      return new Focus(
          String.valueOf(found.get("name")),
          number(found, "top"),
          number(found, "bottom"),
          Boolean.TRUE.equals(found.get("seen")),
          number(found, "mark"));
    }

    private static double number(Map<?, ?> found, String key) {
      return ((Number) Objects.requireNonNull(found.get(key))).doubleValue();
    }
  }

  private static List<String> controls(PagesInBrowser browser) {
    return ((List<?>) Objects.requireNonNull(browser.driver().executeScript(CONTROLS)))
        .stream().map(String::valueOf).toList();
  }

  /** What has the focus after each of so many presses. */
  private static List<Focus> walk(PagesInBrowser browser, int presses, boolean backwards) {
    List<Focus> visited = new ArrayList<>();
    for (int i = 0; i < presses; i++) {
      Actions keys = new Actions(browser.driver());
      if (backwards) {
        keys.keyDown(Keys.SHIFT).sendKeys(Keys.TAB).keyUp(Keys.SHIFT).perform();
      } else {
        keys.sendKeys(Keys.TAB).perform();
      }
      Object found = browser.driver().executeScript(FOCUS);
      assertThat(found).as("focus after %s presses", i + 1).isInstanceOf(Map.class);
      visited.add(Focus.of((Map<?, ?>) Objects.requireNonNull(found)));
    }
    return visited;
  }
}

package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;
import sqe.testing.SharedFolder;

/** The page of a report as a person uses it, in a real browser; skipped where there is none. */
@Tag("one-jdk")
class ReportInBrowserTest {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Path PICTURE = SharedFolder.project("docs/images/report.png");

  private static final Path INSPECTION = SharedFolder.project("docs/images/inspect.png");

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

  private static ChromeDriver browser() {
    return Objects.requireNonNull(pages).driver();
  }

  private static void load(String page, String hash) {
    Objects.requireNonNull(pages).load(page, hash);
  }

  private static WebElement find(String css) {
    return Objects.requireNonNull(pages).find(css);
  }

  private static void assertQuiet() {
    Objects.requireNonNull(pages).assertQuiet();
  }

  private static List<String> ids() {
    return browser().findElements(By.cssSelector("#table tbody tr.row th button")).stream()
        .map(WebElement::getText)
        .toList();
  }

  private static double position() {
    return Double.parseDouble(String.valueOf(find("#player").getDomAttribute("data-position")));
  }

  private static void waitUntil(BooleanSupplier condition) {
    new WebDriverWait(browser(), LONGEST).until(unused -> condition.getAsBoolean());
  }

  @Test
  void theTableSortsAndFiltersAndTheAddressKeepsIt() {
    load("report.html", "");
    assertThat(ids()).hasSize(6);
    find("#table thead button[data-sort='id']").click();
    assertThat(ids()).isSorted().first().isEqualTo("s01_engb");
    find("#table thead button[data-sort='id']").click();
    assertThat(ids()).first().isEqualTo("s08_pl");
    find("#contains").sendKeys("s0", "4");
    assertThat(ids()).containsExactly("s04_fr");
    assertThat(find("#count").getText()).isEqualTo("1 of 6 files");
    String address = String.valueOf(browser().getCurrentUrl());
    assertThat(address).contains("sort=id", "falling=1", "text=s04");
    load("report.html", address.substring(address.indexOf('#')));
    assertThat(ids()).containsExactly("s04_fr");
    assertQuiet();
  }

  @Test
  void theWorstComesFirstAndFilesThatBecameWorseCanBeChosen() {
    load("report.html", "#worse=2");
    long worse = browser().findElements(By.cssSelector("#table tbody tr.row")).stream().count();
    assertThat(find("#count").getText()).isEqualTo(worse + " of 6 files");
    load("report.html", "");
    List<Double> changes =
        browser().findElements(By.cssSelector("#table tbody tr.row td:nth-child(3)")).stream()
            .map(cell -> Double.valueOf(cell.getText().replace('\u2212', '-')))
            .toList();
    assertThat(changes).isSorted();
    assertQuiet();
  }

  @Test
  void soundsSwitchAtOnePositionAndPicturesAndKeysMoveIt() throws Exception {
    load("report.html", "");
    find("#table tbody tr.row th button").click();
    String first = find("#file-title").getText();
    assertThat(find("#tracks").getText()).contains("1 reference", "2 baseline", "3 current");
    find("#play").click();
    waitUntil(() -> position() > 0.2);
    double before = position();
    new Actions(browser()).sendKeys("3").perform();
    assertThat(find("#player").getDomAttribute("data-track")).isEqualTo("2");
    assertThat(find("#player").getDomAttribute("data-playing")).isEqualTo("true");
    assertThat(position()).isGreaterThanOrEqualTo(before);
    find("#play").click();
    assertThat(find("#player").getDomAttribute("data-playing")).isEqualTo("false");
    WebElement picture = find("#spectrograms canvas");
    new Actions(browser())
        .moveToElement(picture, picture.getSize().getWidth() / 4, 0)
        .click()
        .perform();
    double total = Double.parseDouble(String.valueOf(find("#position").getDomAttribute("max")));
    assertThat(position() / total).isBetween(0.7, 0.8);
    double here = position();
    find("#file-title").click();
    new Actions(browser()).sendKeys(Keys.ARROW_LEFT).perform();
    assertThat(here - position()).isBetween(0.45, 0.55);
    new Actions(browser()).sendKeys("m").perform();
    assertThat(find("#level").getDomAttribute("aria-pressed")).isEqualTo("false");
    picture("files", PICTURE);
    new Actions(browser()).sendKeys("j").perform();
    assertThat(find("#file-title").getText()).isNotEqualTo(first);
    new Actions(browser()).sendKeys("k").perform();
    assertThat(find("#file-title").getText()).isEqualTo(first);
    assertQuiet();
  }

  /** A picture of the documentation, from an element on. */
  private static void picture(String from, Path file) throws Exception {
    browser().executeScript("document.getElementById(arguments[0]).scrollIntoView()", from);
    Path shot = browser().getScreenshotAs(OutputType.FILE).toPath();
    assertThat(shot).isNotEmptyFile();
    if ("write".equals(System.getProperty("sqe.docs"))) {
      Files.copy(shot, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void curvesAndMapsAreOnTheAxisOfTheSound() {
    load("report.html", "");
    find("#table tbody tr.row th button").click();
    assertThat(names("#curves canvas")).containsExactly("stoi", "pesq_wb");
    double total = Double.parseDouble(String.valueOf(find("#position").getDomAttribute("max")));
    clickAt(find("#curves canvas[data-metric='stoi']"), 0.25);
    assertThat(position() / total).isBetween(0.74, 0.76);
    assertThat(find("#curves canvas").getDomAttribute("aria-label"))
        .contains("stoi", "the score is their mean", "baseline solid, current dashed");
    assertQuiet();
    load("inspect.html", "#file=s01_engb");
    assertThat(names("#curves canvas")).contains("segsnr", "pmsqe", "level", "delay");
    assertThat(browser().findElements(By.cssSelector("#maps canvas")))
        .extracting(map -> map.getDomAttribute("aria-label"))
        .hasSizeGreaterThan(2)
        .allMatch(words -> words.startsWith("Map: "));
    clickAt(find("#maps canvas"), -0.25);
    assertThat(position() / total).isBetween(0.2, 0.3);
    assertQuiet();
  }

  private static List<String> names(String css) {
    return browser().findElements(By.cssSelector(css)).stream()
        .map(canvas -> String.valueOf(canvas.getDomAttribute("data-metric")))
        .toList();
  }

  private static void clickAt(WebElement picture, double fromMiddle) {
    browser().executeScript("arguments[0].scrollIntoView({block: 'center'})", picture);
    int across = (int) Math.round(fromMiddle * picture.getSize().getWidth());
    new Actions(browser()).moveToElement(picture, across, 0).click().perform();
  }

  @Test
  void tracksAreHeardAlignedOrAsTheyAre() {
    load("report.html", "");
    find("#table tbody tr.row th button").click();
    assertThat(find("#delays").getText()).isEqualTo("current is 20.0 ms late");
    assertThat(find("#align").getDomAttribute("aria-pressed")).isEqualTo("true");
    Object aligned = pixels();
    new Actions(browser()).sendKeys("a").perform();
    assertThat(find("#align").getDomAttribute("aria-pressed")).isEqualTo("false");
    assertThat(pixels()).isNotEqualTo(aligned);
    find("#align").click();
    assertThat(pixels()).isEqualTo(aligned);
    assertQuiet();
  }

  /** The picture of the last track's spectrogram. */
  private static Object pixels() {
    return String.valueOf(
        browser()
            .executeScript(
                "return document.querySelectorAll('#spectrograms canvas')[2].toDataURL()"));
  }

  @ParameterizedTest
  @CsvSource({"report,light", "report,dark", "inspect,light", "inspect,dark"})
  void everybodyCanReadAndUseThePages(String page, String scheme) throws Exception {
    browser()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    try {
      load(page + ".html", "");
      if (page.equals("report")) {
        find("#table tbody tr.row th button").click();
      }
      browser().executeScript(axe());
      Object found =
          browser()
              .executeAsyncScript(
                  "const done = arguments[0]; axe.run().then(r => done(r.violations.map(v => v.id +"
                      + " ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join('; '))))");
      assertThat((List<?>) found).isEmpty();
      if (page.equals("inspect") && scheme.equals("light")) {
        browser().manage().window().setSize(new Dimension(1180, 1000));
        picture("spectrograms", INSPECTION);
      }
      screenshot(page + "-" + scheme, 1180);
      if (scheme.equals("light")) {
        screenshot(page + "-narrow", 500);
      }
    } finally {
      browser().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
      browser().manage().window().setSize(PagesInBrowser.SIZE);
    }
  }

  private static String axe() throws Exception {
    String place = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    try (var script = ReportInBrowserTest.class.getClassLoader().getResourceAsStream(place)) {
      return new String(
          Objects.requireNonNull(script, place).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The whole page, kept beside the other results of the build. */
  private static void screenshot(String name, int width) throws Exception {
    browser().manage().window().setSize(new Dimension(width, 1500));
    String height =
        String.valueOf(browser().executeScript("return document.documentElement.scrollHeight"));
    browser().manage().window().setSize(new Dimension(width, Integer.parseInt(height) + 150));
    Path target = Files.createDirectories(Path.of("target", "screenshots"));
    Files.copy(
        browser().getScreenshotAs(OutputType.FILE).toPath(),
        target.resolve(name + ".png"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void paperHasAllRows() throws Exception {
    String rows =
        IntStream.range(0, 200)
            .mapToObj(i -> "f" + i + "," + (0.5 + i / 1000.0) + "\n")
            .collect(Collectors.joining());
    Files.writeString(folder.resolve("many.csv"), "id,stoi\n" + rows);
    PagesInBrowser.sqe(
        "report", folder.resolve("many.csv"), "--unsigned-ok", "-o", folder.resolve("many.html"));
    load("many.html", "");
    assertThat(ids()).hasSizeBetween(16, 100);
    browser().executeScript("dispatchEvent(new Event('beforeprint'))");
    assertThat(ids()).hasSize(200);
    browser().executeScript("dispatchEvent(new Event('afterprint'))");
    assertThat(ids()).hasSizeBetween(16, 100);
    assertQuiet();
  }

  @Test
  void hostileNamesAreTextInTheBrowser() throws Exception {
    String name = "<script>document.title='x'</script><img src=x onerror=\"document.title='y'\">";
    Files.writeString(
        folder.resolve("nasty.csv"),
        "id,stoi,message\n\"%s\",0.5,\"<b>bold</b> \u202E & '\"\n\"</script>\",0.75,\n"
            .formatted(name.replace("\"", "\"\"")));
    PagesInBrowser.sqe(
        "report", folder.resolve("nasty.csv"), "--unsigned-ok", "-o", folder.resolve("nasty.html"));
    load("nasty.html", "");
    assertThat(ids()).containsExactly(name, "</script>");
    assertThat(find("#table tbody tr.row td:last-child").getText())
        .isEqualTo("<b>bold</b> \\u202E & '");
    find("#table tbody tr.row th button").click();
    assertThat(find("#file-title").getText()).isEqualTo(name);
    assertThat(browser().getTitle()).startsWith("Scores of ");
    assertQuiet();
  }
}

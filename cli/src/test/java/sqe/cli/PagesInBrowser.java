package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import sqe.testing.SharedFolder;

/** A real browser, and in its folder {@code report.html} and {@code inspect.html} to be opened. */
final class PagesInBrowser implements AutoCloseable {

  /** The usual size of the window. */
  static final Dimension SIZE = new Dimension(1180, 1500);

  private final ChromeDriver driver;
  private final Path folder;

  private PagesInBrowser(ChromeDriver driver, Path folder) {
    this.driver = driver;
    this.folder = folder;
  }

  /** Opens the browser and writes the pages; the tests are skipped where there is no browser. */
  static PagesInBrowser open(Path folder) {
    Path chromium = onPath("chromium");
    Path server = onPath("chromedriver");
    assumeTrue(chromium != null && server != null, "chromium and chromedriver are not installed");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(String.valueOf(chromium));
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--mute-audio");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriver driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(Objects.requireNonNull(server).toFile())
                .build(),
            options);
    driver.manage().window().setSize(SIZE);
    makePages(folder);
    return new PagesInBrowser(driver, folder);
  }

  private static @Nullable Path onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .map(place -> Path.of(place, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  private static void makePages(Path folder) {
    Path data = SharedFolder.project("testdata");
    for (String system : List.of("noisy", "enhanced_rnnoise")) {
      sqe(
          "score",
          data.resolve("clean"),
          data.resolve(system),
          "-m",
          "si_sdr,stoi,pesq_wb",
          "--align",
          "integer",
          "-q",
          "-o",
          folder.resolve(system + ".csv"));
    }
    sqe(
        "report",
        folder.resolve("enhanced_rnnoise.csv"),
        "-b",
        folder.resolve("noisy.csv"),
        "-o",
        folder.resolve("report.html"));
    sqe(
        "inspect",
        data.resolve("clean/s01_engb.wav"),
        data.resolve("enhanced_rnnoise/s01_engb.wav"),
        "-n",
        data.resolve("noisy/s01_engb.wav"),
        "--align",
        "integer",
        "-o",
        folder.resolve("inspect.html"));
  }

  /** Runs a command that must succeed without a word on stderr. */
  static void sqe(Object... words) {
    SqeCall run = SqeCall.run(words);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
  }

  ChromeDriver driver() {
    return driver;
  }

  /**
   * Opens a page of the folder, with nothing logged yet.
   *
   * @param hash of its address, with its {@code #}; may be empty
   */
  void load(String page, String hash) {
    driver.get("about:blank");
    driver.manage().logs().get(LogType.BROWSER);
    driver.manage().logs().get(LogType.PERFORMANCE);
    driver.get(folder.resolve(page).toUri() + hash);
  }

  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  /** Nothing was fetched from anywhere, and nothing went wrong. */
  void assertQuiet() {
    assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
        .extracting(LogEntry::getMessage)
        .isEmpty();
    assertThat(driver.manage().logs().get(LogType.PERFORMANCE).getAll())
        .extracting(LogEntry::getMessage)
        .filteredOn(message -> message.contains("Network.requestWillBeSent\""))
        .allMatch(message -> message.matches("(?s).*\"url\":\"(file|data|about):.*"));
  }

  @Override
  public void close() {
    driver.quit();
  }
}

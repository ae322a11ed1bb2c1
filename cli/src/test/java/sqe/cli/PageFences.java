package sqe.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import sqe.testing.SharedFolder;

/**
 * What stands between fences on a page of the documentation.
 *
 * @param language sh, text, yaml, java …
 */
record PageFences(String language, String text) {

  private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

  /** All fences that name a language, in order. */
  static List<PageFences> of(String page) throws IOException {
    return FENCED
        .matcher(Files.readString(SharedFolder.project(page)))
        .results()
        .map(fence -> new PageFences(fence.group(1), fence.group(2)))
        .toList();
  }

  /** The texts in one language, in order. */
  static List<String> of(String page, String language) throws IOException {
    return of(page).stream()
        .filter(fence -> fence.language().equals(language))
        .map(PageFences::text)
        .toList();
  }

  /** The commands of a page, without the comments behind them. */
  static List<String> commands(String page) throws IOException {
    return of(page, "sh").stream()
        .flatMap(String::lines)
        .map(line -> line.replaceFirst("\\s+#.*", ""))
        .toList();
  }
}

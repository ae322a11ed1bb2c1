package sqe.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import sqe.testing.SharedFolder;

/** What stands between the fences of {@code docs/spark.md}. */
final class PageFences {

  private PageFences() {}

  /** The texts in one language, in their order. */
  static List<String> of(String language) throws IOException {
    return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
        .matcher(Files.readString(SharedFolder.project("docs/spark.md")))
        .results()
        .map(fence -> fence.group(1))
        .toList();
  }

  /** The calls of spark-submit in a language, as words behind its name. */
  static List<List<String>> submits(String language) throws IOException {
    return of(language).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("spark-submit "))
        .map(line -> List.of(line.split(" +")))
        .map(words -> words.subList(1, words.size()))
        .toList();
  }
}

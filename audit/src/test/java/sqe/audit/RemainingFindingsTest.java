package sqe.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sqe.audit.check.Finding;
import sqe.testing.SharedFolder;

/** Where nothing was planted, all that is found is named in the documentation, and nothing else. */
@Tag("one-jdk")
class RemainingFindingsTest {

  private static final Path PAGE = SharedFolder.project("docs").resolve("audit-calibration.md");
  private static final Pattern FILES = Pattern.compile("([ds])(\\d\\d)(?: to [ds](\\d\\d))?");
  private static final String THE_SET = "the set";

  @Test
  void everyFindingInCleanAndNoisyFilesIsExplained() throws Exception {
    Map<String, Set<String>> found = new TreeMap<>();
    for (String set : List.of("dev", "synthetic")) {
      Path folder = SharedFolder.require("reference/" + set);
      AuditRequest request =
          AuditRequest.ofPairs(folder.resolve("clean"), folder.resolve("noisy")).withJobs(2);
      for (Finding finding : Audit.run(request, done -> {}).findings()) {
        found
            .computeIfAbsent(finding.check(), check -> new TreeSet<>())
            .add(finding.file().isEmpty() ? THE_SET : name(finding.file()));
      }
    }
    found.remove("activity"); // says that no pitch tracker is installed
    Map<String, Set<String>> named = named();
    assertThat(named.keySet()).isEqualTo(found.keySet());
    found.forEach(
        (check, files) -> assertThat(named.get(check)).as(check).isNotNull().containsAll(files));
    Set<String> all = new TreeSet<>();
    found.values().forEach(all::addAll);
    named.forEach((check, files) -> assertThat(all).as(check).containsAll(files));
  }

  private static String name(String file) {
    return String.valueOf(Path.of(file).getFileName()).substring(0, 3);
  }

  /** The files of each check in the table of the page. */
  private static Map<String, Set<String>> named() throws Exception {
    Map<String, Set<String>> named = new TreeMap<>();
    String page = Files.readString(PAGE);
    String table =
        page.substring(
            page.indexOf("## What is found where nothing"), page.indexOf("## The other"));
    for (String line : table.lines().filter(l -> l.startsWith("| ")).skip(1).toList()) {
      String[] cells = line.split("\\|");
      for (String check : cells[1].replaceAll("\\(.*?\\)", "").split(",")) {
        named.put(check.strip(), files(cells[2]));
      }
    }
    return named;
  }

  private static Set<String> files(String cell) {
    Set<String> files = new TreeSet<>();
    Matcher matcher = FILES.matcher(cell);
    while (matcher.find()) {
      int from = Integer.parseInt(matcher.group(2));
      int to = matcher.group(3) == null ? from : Integer.parseInt(matcher.group(3));
      for (int i = from; i <= to; i++) {
        files.add(String.format(Locale.ROOT, "%s%02d", matcher.group(1), i));
      }
    }
    if (cell.contains(THE_SET)) {
      files.add(THE_SET);
    }
    return files;
  }
}

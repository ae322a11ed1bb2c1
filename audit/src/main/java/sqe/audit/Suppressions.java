package sqe.audit;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sqe.audit.check.CheckCatalog;
import sqe.audit.check.Finding;
import sqe.scoring.NothingToScoreException;
import sqe.table.Excerpt;
import sqe.table.IoMessages;
import sqe.table.NotYamlException;
import sqe.table.SmallFile;
import sqe.table.YamlDocument;

/**
 * Findings that somebody has answered for. A YAML list of entries with {@code check}, optional
 * {@code file} (a glob on the name, {@code *} not crossing folders, {@code **} crossing them),
 * {@code reason} and {@code expires} (a date, the last day it holds). Reason and date are needed: a
 * suppression nobody can explain, or that lasts for ever, is how defects stay.
 */
public final class Suppressions {

  private final List<Entry> entries;
  private final List<String> warnings;

  private Suppressions(List<Entry> entries, List<String> warnings) {
    this.entries = entries;
    this.warnings = List.copyOf(warnings);
  }

  /** What a finding must be of; without files, of any. */
  private record Entry(String check, @Nullable PathMatcher files, String reason) {}

  /**
   * Reads a file.
   *
   * @param today the day on which expiry is judged
   * @throws NothingToScoreException when the file cannot be read or an entry is not complete
   */
  public static Suppressions read(Path file, LocalDate today) throws NothingToScoreException {
    try {
      return parse(SmallFile.text(file), today);
    } catch (IOException e) {
      throw new NothingToScoreException("suppressions " + file + ": " + IoMessages.describe(e));
    } catch (IllegalArgumentException | NotYamlException e) {
      throw new NothingToScoreException("suppressions " + file + ": " + e.getMessage());
    }
  }

  static Suppressions parse(String yaml, LocalDate today) throws NotYamlException {
    Object root = YamlDocument.parse(yaml);
    List<Entry> entries = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    if (root == null) {
      return new Suppressions(entries, warnings);
    }
    if (!(root instanceof List<?> list)) {
      throw new IllegalArgumentException("a list of entries is needed, each beginning with '-'");
    }
    int number = 0;
    for (Object element : list) {
      number++;
      if (!(element instanceof Map<?, ?> map)) {
        throw new IllegalArgumentException("entry " + number + " is not of the form key: value");
      }
      String check = cell(map, "check", number);
      if (CheckCatalog.find(check).isEmpty()) {
        throw new IllegalArgumentException(
            "entry %s: no check is called '%s'".formatted(number, Excerpt.of(check)));
      }
      String reason = cell(map, "reason", number);
      LocalDate expires = date(cell(map, "expires", number), number);
      String pattern = map.get("file") == null ? null : String.valueOf(map.get("file"));
      if (pattern != null && pattern.indexOf('\0') >= 0) {
        throw new IllegalArgumentException(
            "entry %s: no file can be called '%s'".formatted(number, Excerpt.of(pattern)));
      }
      if (expires.isBefore(today)) {
        warnings.add(
            "suppression of %s (%s) has expired on %s"
                .formatted(check, Excerpt.of(reason), expires));
      } else {
        PathMatcher files =
            pattern == null ? null : FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        entries.add(new Entry(check, files, reason));
      }
    }
    return new Suppressions(entries, warnings);
  }

  private static String cell(Map<?, ?> map, String key, int number) {
    Object value = map.get(key);
    if (value == null || value.toString().isBlank()) {
      throw new IllegalArgumentException(
          "entry %s has no '%s'; needed: check, reason, expires".formatted(number, key));
    }
    return value.toString().strip();
  }

  private static LocalDate date(String text, int number) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "entry %s: expires '%s' is not a date like 2026-12-31"
              .formatted(number, Excerpt.of(text)),
          e);
    }
  }

  /** What has expired. */
  public List<String> warnings() {
    return warnings;
  }

  /** A result with the findings answered for taken out and listed beside. */
  public AuditResult apply(AuditResult result) {
    List<Finding> kept = new ArrayList<>();
    List<AuditResult.Suppressed> suppressed = new ArrayList<>(result.suppressed());
    for (Finding finding : result.findings()) {
      Optional<Entry> entry = entries.stream().filter(e -> covers(e, finding)).findFirst();
      if (entry.isPresent()) {
        suppressed.add(new AuditResult.Suppressed(finding, entry.get().reason()));
      } else {
        kept.add(finding);
      }
    }
    return result.with(kept, suppressed);
  }

  private static boolean covers(Entry entry, Finding finding) {
    PathMatcher files = entry.files();
    return entry.check().equals(finding.check())
        && (files == null || matches(files, finding.file()));
  }

  /** What a score table calls a row need not be a path. */
  private static boolean matches(PathMatcher files, String name) {
    try {
      return files.matches(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}

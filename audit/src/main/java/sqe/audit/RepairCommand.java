package sqe.audit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sqe.audit.check.Finding;
import sqe.table.Decimal;
import sqe.table.ShellWord;

/** A command line that repairs a file, made from the pattern of a check. */
final class RepairCommand {

  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  private RepairCommand() {}

  /**
   * The command for a finding; names that a shell would take apart are quoted.
   *
   * @param id of the file
   */
  static String of(String pattern, Finding finding, String id) {
    // in one pass: names may hold braces, too
    return PLACE
        .matcher(pattern)
        .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), finding, id)));
  }

  /** Whether a pattern can be filled: a file of the pair takes the place of one of its format. */
  static boolean fits(String pattern, Finding finding) {
    String reference = finding.counterpart();
    return !pattern.isEmpty()
        && !finding.file().isEmpty()
        && (!pattern.contains("{reference}")
            || (!reference.isEmpty()
                && extension(reference).equalsIgnoreCase(extension(finding.file()))));
  }

  private static String value(String place, Finding finding, String id) {
    String file = finding.file();
    return switch (place) {
      case "value" -> number(finding.value());
      case "negative" -> number(-finding.value());
      case "limit" -> number(finding.limit());
      case "reference" -> quoted(finding.counterpart());
      case "aside" -> quoted(stem(file) + ".aside" + extension(file));
      case "shift" -> shift(Math.round(finding.value()));
      case "references" -> quoted(Sides.of(finding.counterpart(), file, id).references());
      case "estimates" -> quoted(Sides.of(finding.counterpart(), file, id).estimates());
      case "repaired" -> quoted(stem(file) + ".repaired" + extension(file));
      case "file" -> quoted(file);
      default -> throw new IllegalArgumentException("nothing is called {" + place + "}");
    };
  }

  /**
   * The folders from which the files of a pair have the same path, up to the extension; the files
   * themselves where their names differ. So one command serves all pairs of two folders.
   */
  private record Sides(String references, String estimates) {

    static Sides of(String reference, String estimate, String id) {
      String r = stem(reference);
      String e = stem(estimate);
      String end = "/" + id;
      int same = r.endsWith(end) && e.endsWith(end) ? end.length() : same(r, e);
      return same == 0
          ? new Sides(reference, estimate)
          : new Sides(r.substring(0, r.length() - same), e.substring(0, e.length() - same));
    }

    /** How many characters of the ends of two paths are the same parts. */
    private static int same(String r, String e) {
      int same = 0;
      int here = r.lastIndexOf('/');
      int there = e.lastIndexOf('/');
      while (here > 0 && there > 0 && r.substring(here).equals(e.substring(there))) {
        same = r.length() - here;
        here = r.lastIndexOf('/', here - 1);
        there = e.lastIndexOf('/', there - 1);
      }
      return same;
    }
  }

  private static String stem(String file) {
    int dot = file.lastIndexOf('.');
    boolean extension = dot > Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
    return extension ? file.substring(0, dot) : file;
  }

  /** With its dot; empty where there is none. */
  private static String extension(String file) {
    return file.substring(stem(file).length());
  }

  /** Effects of sox after which a file that is so many samples late is not, and is as long. */
  private static String shift(long samples) {
    return samples > 0
        ? "trim %1$ss pad 0 %1$ss".formatted(samples)
        : "pad %1$ss trim 0 -%1$ss".formatted(-samples);
  }

  private static String number(double value) {
    double rounded = Math.rint(value * 1e6) / 1e6;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Decimal.of(rounded);
  }

  /** A name as a word of a shell, and never an option. */
  static String quoted(String name) {
    return ShellWord.of(name.startsWith("-") ? "./" + name : name);
  }
}

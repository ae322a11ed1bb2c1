package sqe.scoring.naming;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** How the id of a pair is read off a name. */
@FunctionalInterface
public interface NameRule {

  /** What stands for the id in a {@link #template}. */
  String ID = "{id}";

  /**
   * The id.
   *
   * @param name a path without extension
   * @return null where the name is of another kind: such a file belongs to no pair
   */
  @Nullable String id(String name);

  /** The name is the id. */
  static NameRule same() {
    return name -> name;
  }

  /**
   * Names made from ids, such as <code>{id}_enhanced</code>. A template with {@code /} is of the
   * whole path, one without it of its last part: folders then stay part of the id.
   *
   * @throws IllegalArgumentException when the template does not have {@value #ID} once
   */
  static NameRule template(String template) {
    int at = template.indexOf(ID);
    if (at < 0 || template.indexOf(ID, at + 1) >= 0) {
      throw new IllegalArgumentException(
          "'" + template + "' must have " + ID + " in it once, as in '" + ID + "_enhanced'");
    }
    String before = template.substring(0, at);
    String after = template.substring(at + ID.length()).replaceFirst("(?i)\\.(wav|wave|flac)$", "");
    String folders = template.contains("/") ? "()" : "(.*/)?";
    String core = template.contains("/") ? "(.+)" : "([^/]+)";
    Pattern names = Pattern.compile(folders + Pattern.quote(before) + core + Pattern.quote(after));
    return name -> {
      Matcher matcher = names.matcher(name);
      if (!matcher.matches()) {
        return null;
      }
      String folder = matcher.group(1);
      return (folder == null ? "" : folder) + matcher.group(2);
    };
  }

  /**
   * Ids by a regular expression: what its first group holds where it is first found in the name or,
   * where it is not, in the name with {@code .wav} behind. One that begins with {@code (?i)} makes
   * ids of any letter case one. The rule throws {@link SlowPatternException} at a name that the
   * expression finds no end with.
   *
   * @throws IllegalArgumentException when it is no regular expression, or has no group
   */
  static NameRule match(String regex) {
    Pattern pattern = pattern(regex);
    boolean anyCase = regex.startsWith("(?i)");
    return name -> {
      String id = group(pattern, name);
      if (id == null) {
        id = group(pattern, name + ".wav");
      }
      return id == null || id.isEmpty() ? null : anyCase ? id.toLowerCase(Locale.ROOT) : id;
    };
  }

  private static Pattern pattern(String regex) {
    try {
      Pattern pattern = Pattern.compile(regex);
      if (pattern.matcher("").groupCount() < 1) {
        throw new IllegalArgumentException(
            "'" + regex + "' has no group: put the id in parentheses, as in 'fileid_([0-9]+)'");
      }
      return pattern;
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "'%s' is no regular expression: %s at character %s"
              .formatted(regex, e.getDescription().toLowerCase(Locale.ROOT), e.getIndex() + 1),
          e);
    }
  }

  private static @Nullable String group(Pattern pattern, String name) {
    Matcher matcher = pattern.matcher(new BoundedText(pattern.pattern(), name));
    return matcher.find() ? matcher.group(1) : null;
  }
}

package sqe.docs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Code that pages show: parts of a test, so that it compiles and runs. */
final class Examples {

  private static final String SOURCE =
      "assertions/src/test/java/sqe/assertions/LibraryExamplesTest.java";

  private Examples() {}

  /** The lines between the markers of that name. */
  static String of(String name) {
    Pattern part =
        Pattern.compile(
            "(?ms)^ *// example:begin " + Pattern.quote(name) + "$\\R(.*?)^ *// example:end$");
    Matcher found = part.matcher(Generators.read(SOURCE));
    if (!found.find()) {
      throw new AssertionError(SOURCE + " has no example '" + name + "'");
    }
    return "```java\n" + found.group(1).stripTrailing().stripIndent() + "\n```\n";
  }
}

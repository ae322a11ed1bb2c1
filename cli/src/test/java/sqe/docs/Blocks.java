package sqe.docs;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the marked blocks of a page; everything between them stays as it is. */
final class Blocks {

  /** Makes the lines of a block. */
  interface Generator {
    /**
     * The block's text, which ends with a line feed.
     *
     * @param argument what follows {@code begin} in the marker, maybe empty
     * @param page the page's path from the project's root
     */
    String write(String argument, String page);
  }

  private static final Pattern BLOCK =
      Pattern.compile(
          "^<!-- (\\w+):begin ?([\\w -]*?) -->\\R(.*?)^<!-- \\1:end -->$",
          Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern MARKER =
      Pattern.compile("^<!-- \\w+:(begin|end).*$", Pattern.MULTILINE);

  private final Map<String, Generator> generators;

  Blocks(Map<String, Generator> generators) {
    this.generators = Map.copyOf(generators);
  }

  /**
   * The page with every block as it should be.
   *
   * @throws AssertionError for a marker without its counterpart or of an unknown name
   */
  String fill(String text, String page) {
    StringBuilder filled = new StringBuilder();
    Matcher block = BLOCK.matcher(text);
    int end = 0;
    while (block.find()) {
      filled.append(byHand(text.substring(end, block.start()), page));
      String name = block.group(1);
      Generator generator = generators.get(name);
      if (generator == null) {
        throw new AssertionError(page + ": nothing makes blocks named '" + name + "'");
      }
      filled
          .append(text, block.start(), block.start(3))
          .append(generator.write(block.group(2), page))
          .append("<!-- ")
          .append(name)
          .append(":end -->");
      end = block.end();
    }
    return filled.append(byHand(text.substring(end), page)).toString();
  }

  private static String byHand(String text, String page) {
    Matcher stray = MARKER.matcher(text);
    if (stray.find()) {
      throw new AssertionError(page + ": a marker without its counterpart: " + stray.group());
    }
    return text;
  }
}

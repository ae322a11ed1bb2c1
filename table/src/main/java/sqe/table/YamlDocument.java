package sqe.table;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.DuplicateKeyException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads a small YAML document, such as a policy: one value, without aliases and not deep. An alias
 * can make a few hundred bytes as large as memory, and no document here needs one.
 */
public final class YamlDocument {

  private static final int DEEPEST = 50;

  /** Reading a number takes the square of its digits; no number here has as many. */
  private static final int LONGEST_PLAIN = 1000;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setMaxAliasesForCollections(0).build();

  private YamlDocument() {}

  /**
   * The value of a document.
   *
   * @return a map, a list, a text, a number, true, false, or null where nothing stands there
   * @throws NotYamlException when it is no YAML, has a key twice, an alias, is too deep, or has a
   *     number or word without quotes of more than 1000 characters
   */
  public static @Nullable Object parse(String text) throws NotYamlException {
    try {
      requirePlain(text);
      return new Load(SETTINGS).loadFromString(text);
    } catch (MarkedYamlEngineException e) {
      throw new NotYamlException(
          e.getProblemMark().or(e::getContextMark).map(YamlDocument::place).orElse(""),
          complaint(e));
    } catch (YamlEngineException e) {
      throw new NotYamlException("", "not YAML: a character or number in it cannot be read");
    }
  }

  private static void requirePlain(String text) throws NotYamlException {
    int depth = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      switch (event.getEventId()) {
        case Alias -> throw wrong(event, "an alias (*) stands there: write out what it stands for");
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        case Scalar -> requireShort((ScalarEvent) event);
        default -> {
          // neither a value nor deeper
        }
      }
      if (depth > DEEPEST) {
        throw wrong(event, "more than " + DEEPEST + " levels stand in one another");
      }
    }
  }

  private static void requireShort(ScalarEvent scalar) throws NotYamlException {
    if (scalar.isPlain() && scalar.getValue().length() > LONGEST_PLAIN) {
      throw wrong(
          scalar,
          "a number or word of more than %s characters, without quotes".formatted(LONGEST_PLAIN));
    }
  }

  private static NotYamlException wrong(Event event, String what) {
    Optional<Mark> mark = event.getStartMark();
    return new NotYamlException(mark.map(YamlDocument::place).orElse(""), what);
  }

  private static String place(Mark mark) {
    return "line %s, column %s".formatted(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String complaint(MarkedYamlEngineException found) {
    return found instanceof DuplicateKeyException
        ? "a key stands there twice in one mapping"
        : "not YAML: look at indentation, quotes and brackets there";
  }
}

package sqe.metrics.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * English as Whisper's normaliser has it, but for its rules for numbers in words and its list of
 * British spellings. The order of the replacements matters: "won't" before "n't", "'s been" before
 * "'s".
 */
final class EnglishText {

  private static final String KEPT = ".%$¢€£";

  private static final Pattern FILLERS = pattern("\\b(hmm|mm|mhm|mmm|uh|um)\\b");
  private static final Pattern SPACED_APOSTROPHE = pattern(WhiteSpace.ANY + "+'");
  private static final Pattern THOUSANDS = pattern("(\\d),(\\d)");
  private static final Pattern FULL_STOP = pattern("\\.([^0-9]|\\z)");
  private static final Pattern LONE_CURRENCY = pattern("[.$¢€£]([^0-9])");
  private static final Pattern LONE_PERCENT = pattern("([^0-9])%");

  /** Whole words. */
  private static final String WORDS =
      "won't=will not;can't=can not;let's=let us;ain't=aint;y'all=you all;wanna=want to;"
          + "gotta=got to;gonna=going to;i'ma=i am going to;imma=i am going to;woulda=would have;"
          + "coulda=could have;shoulda=should have;ma'am=madam";

  /** Whole words, each replaced by another and a space. */
  private static final String TITLES =
      "mr=mister;mrs=missus;st=saint;dr=doctor;prof=professor;capt=captain;gov=governor;"
          + "ald=alderman;gen=general;sen=senator;rep=representative;pres=president;"
          + "rev=reverend;hon=honorable;asst=assistant;assoc=associate;lt=lieutenant;"
          + "col=colonel;jr=junior;sr=senior;esq=esquire";

  /** Ends of words, each replaced by a space and another word. */
  private static final String ENDS =
      "'d been=had been;'s been=has been;'d gone=had gone;'s gone=has gone;'d done=had done;"
          + "'s got=has got;n't=not;'re=are;'s=is;'d=would;'ll=will;'t=not;'ve=have;'m=am";

  private static final List<Map.Entry<Pattern, String>> REPLACEMENTS = replacements();

  private EnglishText() {}

  private static Pattern pattern(String expression) {
    return Pattern.compile(expression, Pattern.UNICODE_CHARACTER_CLASS);
  }

  private static List<Map.Entry<Pattern, String>> replacements() {
    List<Map.Entry<Pattern, String>> all = new ArrayList<>();
    add(all, WORDS, "\\b", "", "");
    add(all, TITLES, "\\b", "", " ");
    add(all, ENDS, "", " ", "");
    return List.copyOf(all);
  }

  private static void add(
      List<Map.Entry<Pattern, String>> all,
      String list,
      String start,
      String before,
      String after) {
    for (String rule : list.split(";", -1)) {
      String[] sides = rule.split("=", 2);
      all.add(Map.entry(pattern(start + sides[0] + "\\b"), before + sides[1] + after));
    }
  }

  /**
   * Normalises a text.
   *
   * @param text in lower case, without brackets
   */
  static String normalised(String text) {
    String result = FILLERS.matcher(text).replaceAll("");
    result = SPACED_APOSTROPHE.matcher(result).replaceAll("'");
    for (Map.Entry<Pattern, String> replacement : REPLACEMENTS) {
      result = replacement.getKey().matcher(result).replaceAll(replacement.getValue());
    }
    result = THOUSANDS.matcher(result).replaceAll("$1$2");
    result = FULL_STOP.matcher(result).replaceAll(" $1");
    result = Normaliser.withoutDiacritics(result, KEPT).toLowerCase(Locale.ROOT);
    result = LONE_CURRENCY.matcher(result).replaceAll(" $1");
    result = LONE_PERCENT.matcher(result).replaceAll("$1 ");
    return Normaliser.spaced(result);
  }
}

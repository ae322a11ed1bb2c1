package sqe.metrics.transcript;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What both texts go through before they are compared. Which one it was is part of a rate.
 *
 * <p>Whisper's normalisers leave a space at the ends of a text, which counts among characters
 * unless it is trimmed, as {@link Tokens#CHARACTERS} does. They were made for English: marks become
 * spaces, which takes the vowels from scripts that write them as such.
 */
public enum Normaliser {
  /** The text as it is. */
  NONE("none") {
    @Override
    public String apply(String text) {
      return text;
    }
  },

  /**
   * jiwer's standardize: lower case, English contractions written out wherever their letters stand,
   * what is between angle or square brackets removed, every white space a space.
   */
  JIWER_STANDARDIZE("jiwer_standardize") {
    @Override
    public String apply(String text) {
      String result = text.toLowerCase(Locale.ROOT);
      for (Map.Entry<String, String> contraction : CONTRACTIONS) {
        result = result.replace(contraction.getKey(), contraction.getValue());
      }
      result = BRACKETS.matcher(result).replaceAll("");
      return SINGLE_SPACE.matcher(result).replaceAll(" ");
    }
  },

  /** Whisper's basic normaliser: lower case, no brackets, marks, symbols and punctuation. */
  WHISPER_BASIC("whisper_basic") {
    @Override
    public String apply(String text) {
      String plain =
          letters(Normalizer.normalize(withoutBrackets(text), Normalizer.Form.NFKC), "", false);
      return spaced(plain.toLowerCase(Locale.ROOT));
    }
  },

  /** The same with every grapheme a word, for languages that put no space between words. */
  WHISPER_BASIC_LETTERS("whisper_basic_letters") {
    @Override
    public String apply(String text) {
      String graphemes =
          GRAPHEME
              .matcher(WHISPER_BASIC.apply(text))
              .results()
              .map(MatchResult::group)
              .collect(Collectors.joining(" "));
      return spaced(graphemes);
    }
  },

  /** Whisper's basic normaliser without diacritics. */
  WHISPER_BASIC_NO_DIACRITICS("whisper_basic_no_diacritics") {
    @Override
    public String apply(String text) {
      return spaced(withoutDiacritics(withoutBrackets(text), "").toLowerCase(Locale.ROOT));
    }
  },

  /**
   * Whisper's English normaliser but for numbers in words and British spelling, which stay as they
   * are: fillers removed, contractions and titles written out, amounts kept.
   */
  WHISPER_ENGLISH_WITHOUT_NUMBERS_AND_SPELLING("whisper_english_without_numbers_and_spelling") {
    @Override
    public String apply(String text) {
      return EnglishText.normalised(withoutBrackets(text));
    }
  };

  private static final List<Map.Entry<String, String>> CONTRACTIONS =
      List.of(
          Map.entry("won't", "will not"),
          Map.entry("can't", "can not"),
          Map.entry("let's", "let us"),
          Map.entry("n't", " not"),
          Map.entry("'re", " are"),
          Map.entry("'s", " is"),
          Map.entry("'d", " would"),
          Map.entry("'ll", " will"),
          Map.entry("'t", " not"),
          Map.entry("'ve", " have"),
          Map.entry("'m", " am"));

  private static final Pattern BRACKETS = Pattern.compile("[<\\[][^>\\]]*[>\\]]");
  private static final Pattern PARENTHESES = Pattern.compile("\\([^)]+\\)");
  private static final Pattern SINGLE_SPACE =
      Pattern.compile(WhiteSpace.ANY, Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern GRAPHEME = Pattern.compile("\\X");

  /** Letters that no decomposition takes apart. */
  private static final Map<Integer, String> UNDECOMPOSED =
      Map.ofEntries(
          Map.entry((int) 'œ', "oe"),
          Map.entry((int) 'Œ', "OE"),
          Map.entry((int) 'ø', "o"),
          Map.entry((int) 'Ø', "O"),
          Map.entry((int) 'æ', "ae"),
          Map.entry((int) 'Æ', "AE"),
          Map.entry((int) 'ß', "ss"),
          Map.entry((int) 'ẞ', "SS"),
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'Đ', "D"),
          Map.entry((int) 'ð', "d"),
          Map.entry((int) 'Ð', "D"),
          Map.entry((int) 'þ', "th"),
          Map.entry((int) 'Þ', "th"),
          Map.entry((int) 'ł', "l"),
          Map.entry((int) 'Ł', "L"));

  private final String label;

  Normaliser(String label) {
    this.label = label;
  }

  /** The name to report with a rate. */
  public String label() {
    return label;
  }

  /** The text normalised. */
  public abstract String apply(String text);

  private static String withoutBrackets(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return PARENTHESES.matcher(BRACKETS.matcher(lower).replaceAll("")).replaceAll("");
  }

  static String withoutDiacritics(String text, String kept) {
    return letters(Normalizer.normalize(text, Normalizer.Form.NFKD), kept, true);
  }

  /** Marks, symbols and punctuation as spaces; without diacritics non-spacing marks are dropped. */
  private static String letters(String text, String kept, boolean withoutDiacritics) {
    StringBuilder letters = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              String replacement = withoutDiacritics ? UNDECOMPOSED.get(point) : null;
              if (kept.indexOf(point) >= 0) {
                letters.appendCodePoint(point);
              } else if (replacement != null) {
                letters.append(replacement);
              } else if (!withoutDiacritics
                  || Character.getType(point) != Character.NON_SPACING_MARK) {
                letters.appendCodePoint(isLetterLike(point) ? point : ' ');
              }
            });
    return letters.toString();
  }

  /** Of none of the categories M, S and P. */
  private static boolean isLetterLike(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.CONNECTOR_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION ->
          false;
      default -> true;
    };
  }

  static String spaced(String text) {
    return WhiteSpace.RUN.matcher(text).replaceAll(" ");
  }
}

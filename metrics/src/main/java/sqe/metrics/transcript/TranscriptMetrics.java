package sqe.metrics.transcript;

import java.util.List;
import java.util.function.ToDoubleFunction;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfoBuilder;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * Error rates of transcripts, and the counts of which the rates of a set are made: a published WER
 * is the sum of all errors over the sum of all words, not the mean of the recordings' rates.
 */
public final class TranscriptMetrics {

  private static final String WORD_ERRORS = "word_errors";
  private static final String WORDS = "words";
  private static final String ALIGNED = "aligned_words";
  private static final String CHARACTER_ERRORS = "character_errors";
  private static final String CHARACTERS = "characters";

  private static final String SOURCE =
      "Morris, Maier and Green, From WER and RIL to MER and WIL, Interspeech 2004; edits as in"
          + " rapidfuzz and jiwer";

  private TranscriptMetrics() {}

  /**
   * All of them.
   *
   * @param normaliser that both texts go through first
   */
  public static List<Metric> of(Normaliser normaliser) {
    Edits words = new Edits(normaliser, Tokens.WORDS);
    Edits characters = new Edits(normaliser, Tokens.CHARACTERS);
    return List.of(
        rate("wer", "Word error rate", "(S + D + I)/n of words", WORDS, words)
            .ratio(WORD_ERRORS, WORDS, true)
            .metric(counts -> defined(counts, "words")),
        rate("cer", "Character error rate", "(S + D + I)/n of characters", CHARACTERS, characters)
            .ratio(CHARACTER_ERRORS, CHARACTERS, true)
            .metric(counts -> defined(counts, "characters")),
        rate("mer", "Match error rate", "(S + D + I)/(n + I) of words", ALIGNED, words)
            .ratio(WORD_ERRORS, ALIGNED, false)
            .metric(EditCounts::matchErrorRate),
        rate("wil", "Word information lost", "1 - (C/n)·(C/m) of words", "", words)
            .metric(EditCounts::informationLost),
        count(WORD_ERRORS, "Errors in words", "S + D + I of words.", words)
            .metric(EditCounts::errors),
        count(WORDS, "Words said", "n = C + S + D.", words).metric(EditCounts::reference),
        count(ALIGNED, "Words said or inserted", "n + I.", words)
            .metric(counts -> counts.reference() + counts.inserted()),
        count(CHARACTER_ERRORS, "Errors in characters", "S + D + I of characters.", characters)
            .metric(EditCounts::errors),
        count(
                CHARACTERS,
                "Characters said",
                "n = C + S + D of characters, inner spaces among them.",
                characters)
            .metric(EditCounts::reference));
  }

  /** A metric whose description is not finished. */
  private record Described(MetricInfoBuilder info, Edits edits) {

    Described ratio(String numerator, String denominator, boolean given) {
      return new Described(info.ratio(numerator, denominator, given), edits);
    }

    Metric metric(ToDoubleFunction<EditCounts> value) {
      return new TranscriptMetric(info.build(), edits, value);
    }
  }

  private static Described rate(
      String id, String name, String equation, String below, Edits edits) {
    boolean limited = below.equals(ALIGNED) || below.isEmpty();
    MetricInfoBuilder info =
        describe(id, name, edits)
            .range(0, limited ? 1 : Double.POSITIVE_INFINITY)
            .lowerIsBetter()
            .definition(
                equation
                    + ", with the fewest substitutions S, deletions D and insertions I that make the"
                    + " text the hypothesis; n tokens are said, m heard, C correct."
                    + (below.isEmpty()
                        ? ""
                        : " Of a set: the sum of errors over that of " + below + "."))
            .edgeCases(
                "Nothing said, nothing heard: 0.",
                limited
                    ? "Nothing said, something heard: 1."
                    : "Nothing said, something heard: no score; the errors count in the set's rate.",
                "No text or hypothesis (or <not-available>), parts of a recording, separated"
                    + " sources: no score.");
    return new Described(info, edits);
  }

  private static Described count(String id, String name, String definition, Edits edits) {
    MetricInfoBuilder info =
        describe(id, name, edits)
            .range(MetricInfo.Range.nonNegative())
            .neitherIsBetter()
            .definition(definition)
            .edgeCases("No text or hypothesis: no score.");
    return new Described(info, edits);
  }

  private static MetricInfoBuilder describe(String id, String name, Edits edits) {
    return MetricInfo.builder(id)
        .name(name)
        .family("transcript")
        .withoutReference()
        .alsoNeeds(MetricInfo.Need.TRANSCRIPT)
        .parameter("tokens", edits.tokens() == Tokens.WORDS ? "words" : "characters")
        .parameter("normaliser", edits.normaliser().label())
        .source(SOURCE);
  }

  /** A rate of nothing said is none. */
  private static double defined(EditCounts counts, String tokens) {
    return counts
        .errorRate()
        .orElseThrow(
            () ->
                new UndefinedScoreException(
                    Reason.OUT_OF_DOMAIN,
                    "the text is empty, the hypothesis has %s %s"
                        .formatted(counts.inserted(), tokens)));
  }
}

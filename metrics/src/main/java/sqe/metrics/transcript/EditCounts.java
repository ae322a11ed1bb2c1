package sqe.metrics.transcript;

import java.util.Collection;
import java.util.OptionalDouble;

/**
 * Numbers of correct, substituted, deleted and inserted tokens, and the rates that are made of
 * them.
 *
 * <p>A published error rate is that of the {@link #pooled} counts of all sentences; the mean of the
 * sentences' rates is another number. All rates are fractions. Morris, Maier and Green, From WER
 * and RIL to MER and WIL, Interspeech 2004.
 *
 * @param correct C
 * @param substituted S
 * @param deleted D
 * @param inserted I
 */
public record EditCounts(long correct, long substituted, long deleted, long inserted) {

  /** Checks that none is negative. */
  public EditCounts {
    if (correct < 0 || substituted < 0 || deleted < 0 || inserted < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
  }

  /** The sums of the counts of several sentences. */
  public static EditCounts pooled(Collection<EditCounts> sentences) {
    EditCounts sum = new EditCounts(0, 0, 0, 0);
    for (EditCounts each : sentences) {
      sum =
          new EditCounts(
              sum.correct + each.correct,
              sum.substituted + each.substituted,
              sum.deleted + each.deleted,
              sum.inserted + each.inserted);
    }
    return sum;
  }

  /**
   * The share of sentences with an error, SER.
   *
   * @return empty for no sentences
   */
  public static OptionalDouble sentenceErrorRate(Collection<EditCounts> sentences) {
    return sentences.stream().mapToDouble(each -> each.errors() > 0 ? 1 : 0).average();
  }

  /** Tokens of the reference, n = C + S + D. */
  public long reference() {
    return correct + substituted + deleted;
  }

  /** Tokens of the hypothesis, m = C + S + I. */
  public long hypothesis() {
    return correct + substituted + inserted;
  }

  /** S + D + I: the edit distance. */
  public long errors() {
    return substituted + deleted + inserted;
  }

  /**
   * The error rate (S + D + I)/n: WER of words, CER of characters. May be above 1.
   *
   * @return 0 where both texts are empty; empty where only the reference is: it has no rate
   */
  public OptionalDouble errorRate() {
    if (reference() == 0) {
      return errors() == 0 ? OptionalDouble.of(0) : OptionalDouble.empty();
    }
    return OptionalDouble.of((double) errors() / reference());
  }

  /**
   * As {@link #errorRate}, and of an empty reference, as jiwer has it, the number of insertions.
   */
  public double errorRateOrCount() {
    return errorRate().orElse(inserted);
  }

  /** Match error rate (S + D + I)/(n + I), in [0, 1]; 0 where both texts are empty. */
  public double matchErrorRate() {
    long all = reference() + inserted;
    return all == 0 ? 0 : (double) errors() / all;
  }

  /**
   * Word information preserved (C/n)·(C/m), in [0, 1]; 1 where both texts are empty, 0 where one
   * is.
   */
  public double informationPreserved() {
    if (reference() == 0 && hypothesis() == 0) {
      return 1;
    }
    return correct == 0 ? 0 : (double) correct / reference() * ((double) correct / hypothesis());
  }

  /** Word information lost, 1 − {@link #informationPreserved}. */
  public double informationLost() {
    return 1 - informationPreserved();
  }
}

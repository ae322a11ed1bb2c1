package sqe.audit.check;

import static sqe.audit.check.Severity.INFO;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.Corrections;
import sqe.audit.feature.PairFeatures;

/**
 * Estimates at another level than their references, and which of the two to change.
 *
 * <p>A level says nothing of which side is wrong. The estimate is to be matched to the reference,
 * for the reference is what is fixed, unless the reference stands out of the other references while
 * the estimate is among the other estimates; and unless a louder estimate would clip: then the
 * reference is turned down.
 */
final class PairGainCheck {

  /** References of which one can stand out. */
  private static final int FEWEST = 5;

  /**
   * The side that stands out has so much of the difference, the other one not more than the rest.
   */
  private static final double MOST = 2.0 / 3;

  private final Reporter report;
  private final List<PairFeatures> pairs;
  private final double usualReference;
  private final double usualEstimate;

  private PairGainCheck(AuditData data, Reporter report) {
    this.report = report;
    this.pairs = data.pairs();
    this.usualReference = usual(pair -> pair.channels().get(0).reference().level().activeDb());
    this.usualEstimate = usual(pair -> pair.channels().get(0).estimate().level().activeDb());
  }

  /** Median level in dB of the first channels; NaN where there are too few. */
  private double usual(ToDoubleFunction<PairFeatures> level) {
    double[] levels =
        pairs.stream()
            .filter(pair -> !pair.channels().isEmpty())
            .mapToDouble(level)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return levels.length < FEWEST ? Double.NaN : levels[levels.length / 2];
  }

  static void ofSet(AuditData data, Reporter report) {
    new PairGainCheck(data, report).look();
  }

  private void look() {
    for (PairFeatures pair : pairs) {
      for (int c = 0; c < pair.channels().size(); c++) {
        judge(pair.channels().get(c), pair, c + 1);
      }
    }
  }

  private void judge(PairFeatures.Channel channel, PairFeatures pair, int number) {
    double gain = channel.gainDb();
    boolean large = Math.abs(gain) > report.limit();
    Corrections corrections = channel.corrections();
    double change = corrections.siSdrAligned() - corrections.snr();
    boolean counts =
        Math.abs(gain) > (large ? report.limit() : report.limit("snr"))
            && (large || Math.abs(change) >= report.limit("change"))
            && channel.delay().correlation() >= report.limit("correlation");
    if (counts && large) {
      report(WARNING, report.limit(), channel, pair, number);
    } else if (counts) {
      report(INFO, report.limit("snr"), channel, pair, number);
    }
  }

  private void report(
      Severity severity,
      double limit,
      PairFeatures.Channel channel,
      PairFeatures pair,
      int number) {
    double gain = channel.gainDb();
    boolean odd = isOdd(channel) && !clips(channel.reference(), gain);
    boolean reference = odd || clips(channel.estimate(), -gain);
    double value = reference ? -gain : gain;
    Corrections corrections = channel.corrections();
    String why =
        !reference
            ? ""
            : odd
                ? String.format(
                    Locale.ROOT,
                    " and %+.1f dB against the other references",
                    channel.reference().level().activeDb() - usualReference)
                : ", which would clip at the reference's level";
    report
        .of((reference ? pair.reference() : pair.estimate()).name())
        .channel(number)
        .found(
            severity,
            value,
            limit,
            "%s is %+.1f dB against the %s%s%s",
            reference ? "reference" : "estimate",
            value,
            reference ? "estimate" : "reference",
            why,
            Corrections.phrase(
                "snr", corrections.snr(), corrections.siSdrAligned(), "at the same level"));
  }

  private static boolean clips(ChannelFeatures side, double gain) {
    return gain > 0 && side.peakDb() + gain > 0;
  }

  /** Whether the reference has most of the difference, and the estimate is as the others are. */
  private boolean isOdd(PairFeatures.Channel channel) {
    double size = Math.abs(channel.gainDb());
    double reference = Math.abs(channel.reference().level().activeDb() - usualReference);
    double estimate = Math.abs(channel.estimate().level().activeDb() - usualEstimate);
    return reference >= MOST * size && estimate <= (1 - MOST) * size;
  }
}

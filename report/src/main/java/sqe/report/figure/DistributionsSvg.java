package sqe.report.figure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import sqe.judge.stats.Summary;
import sqe.metrics.NumberText;

/**
 * Writes distributions as histograms on one scale, a strip a system, with a mark at each median.
 * The bins are those of Freedman and Diaconis (1981), 2 IQR / n^(1/3) wide, of the first system,
 * and between 8 and 60 over the whole range.
 */
public final class DistributionsSvg {

  private static final int WIDTH = 440;
  private static final int LEFT = 24;
  private static final int RIGHT = 420;
  private static final int TOP = 44;
  private static final int STRIP = 74;
  private static final int BARS = 50;
  private static final int FOOT = 46;
  private static final int TICKS = 6;
  private static final int FEWEST_BINS = 8;
  private static final int MOST_BINS = 60;
  private static final int LONGEST_TITLE = 52;
  private static final int LONGEST_NAME = 34;

  private static final String LIGHT =
      ".area{fill:#7fa7d1;stroke:#2b5c94}.median{stroke:#1f2328;stroke-width:2}\n";
  private static final String DARK = ".area{fill:#2f5681;stroke:#8bb8ec}.median{stroke:#e6edf3}\n";

  private final Distributions figure;
  private final Axis scale;
  private final int bins;

  private DistributionsSvg(Distributions figure) {
    this.figure = figure;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Distributions.Series series : figure.series()) {
      for (double value : series.values()) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    this.scale = Axis.over(low, high, LEFT, RIGHT);
    this.bins = bins(figure.series().get(0).values(), scale.high() - scale.low());
  }

  /** The file. */
  public static String of(Distributions figure) {
    var drawing = new DistributionsSvg(figure);
    int height = TOP + STRIP * figure.series().size() + FOOT;
    return Svg.of(WIDTH, height, figure.title(), description(figure), LIGHT, DARK, drawing::draw);
  }

  /** The same in words. */
  public static String description(Distributions figure) {
    return figure.series().stream()
        .map(series -> series.name() + ": " + words(series.values()))
        .collect(Collectors.joining("; "));
  }

  private static String words(List<Double> values) {
    if (values.isEmpty()) {
      return "no score";
    }
    double[] scores = array(values);
    return String.format(
        Locale.ROOT,
        "%d scores, median %s, from %s to %s",
        scores.length,
        number(Summary.quantile(scores, 0.5)),
        number(Summary.quantile(scores, 0)),
        number(Summary.quantile(scores, 1)));
  }

  private static String number(double value) {
    return NumberText.rounded(value, 4);
  }

  private static int bins(List<Double> values, double range) {
    if (values.size() < 2) {
      return FEWEST_BINS;
    }
    double[] scores = array(values);
    double spread = Summary.quantile(scores, 0.75) - Summary.quantile(scores, 0.25);
    double width = 2 * spread / Math.cbrt(scores.length);
    double wanted = width > 0 ? Math.ceil(range / width) : FEWEST_BINS;
    return (int) Math.max(FEWEST_BINS, Math.min(MOST_BINS, wanted));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private void draw(Svg sheet) throws XMLStreamException {
    sheet.text("t", LEFT, 26, Svg.cut(figure.title(), LONGEST_TITLE));
    int bottom = TOP + STRIP * figure.series().size();
    for (double tick : scale.ticks(TICKS)) {
      sheet.line("edge", scale.place(tick), TOP, scale.place(tick), bottom);
      sheet.text("s m", scale.place(tick), bottom + 18, Axis.label(tick));
    }
    for (int i = 0; i < figure.series().size(); i++) {
      Distributions.Series series = figure.series().get(i);
      double y = TOP + STRIP * (i + 1.0);
      sheet.group(series.name() + ": " + words(series.values()), g -> strip(g, series, y));
    }
    sheet.text("s m", (LEFT + RIGHT) / 2.0, bottom + 36, figure.axis());
  }

  private void strip(Svg sheet, Distributions.Series series, double y) throws XMLStreamException {
    int[] counts = counts(series.values());
    int most = 1;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    StringBuilder steps = new StringBuilder("M").append(LEFT).append(' ').append(Svg.number(y));
    double width = (RIGHT - LEFT) / (double) bins;
    for (int bin = 0; bin < bins; bin++) {
      steps
          .append(" V")
          .append(Svg.number(y - (double) BARS * counts[bin] / most))
          .append(" H")
          .append(Svg.number(LEFT + width * (bin + 1)));
    }
    sheet.path("area", steps.append(" V").append(Svg.number(y)).append(" Z").toString());
    sheet.line("rule", LEFT, y, RIGHT, y);
    if (!series.values().isEmpty()) {
      double median = scale.place(Summary.quantile(array(series.values()), 0.5));
      sheet.line("median", median, y - BARS, median, y + 4);
    }
    sheet.text("s", LEFT, y - BARS - 6, Svg.cut(series.name(), LONGEST_NAME));
  }

  private int[] counts(List<Double> values) {
    int[] counts = new int[bins];
    for (double value : values) {
      double share = (value - scale.low()) / (scale.high() - scale.low());
      counts[(int) Math.min(bins - 1, Math.max(0, share * bins))]++;
    }
    return counts;
  }
}

package sqe.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import sqe.metrics.NumberText;
import sqe.metrics.SignalPair;
import sqe.metrics.TimedMetric;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.pesq.PesqSections;
import sqe.report.document.Block;
import sqe.report.document.Column;
import sqe.report.document.Document;
import sqe.report.document.Grid;
import sqe.report.document.Listing;
import sqe.report.document.Notes;
import sqe.report.document.Paragraph;
import sqe.report.document.Row;
import sqe.report.document.Section;
import sqe.report.document.Style;
import sqe.report.document.Text;
import sqe.report.inspect.BandErrors;
import sqe.report.inspect.Inspection;
import sqe.report.inspect.LossMap;
import sqe.scoring.ScoringOptions;
import sqe.scoring.diagnosis.PairDiagnosis;
import sqe.table.Cell;
import sqe.table.RemedyWords;
import sqe.table.ScoreRow;
import sqe.table.UnsignedZero;

/** An inspection in words: scores as they are and corrected, what is wrong, where it is lost. */
public final class InspectionDocument {

  /** What the one channel of a file is called. */
  private static final String ONLY_CHANNEL = "1";

  private static final int DIGITS = 5;
  private static final int FEW_DIGITS = 3;

  /** Longer pairs are told in as many lines. */
  private static final int MOST_LINES = 30;

  private static final double PERCENT = 100;

  private InspectionDocument() {}

  /** The document. */
  public static Document of(Inspection inspection, RemedyWords words) {
    List<Block> blocks = new ArrayList<>();
    for (ScoreRow row : inspection.rows()) {
      boolean only = inspection.rows().size() == 1 && row.channel().equals(ONLY_CHANNEL);
      blocks.add(
          new Section(
              Text.of(only ? "Scores" : "Scores, " + name(row.channel())), scores(row, words)));
    }
    Inspection.Look look = inspection.look();
    if (look != null) {
      if (inspection.rows().size() > 1) {
        blocks.add(
            new Paragraph(
                Text.of(
                    "What follows is of %s alone; --channels N looks at another one, --channels mean at their mean."
                        .formatted(name(look.channel())))));
      }
      blocks.add(new Section(Text.of("Diagnosis"), List.of(diagnosis(look.diagnosis()))));
      blocks.add(new Section(Text.of("Over time"), time(look)));
      if (look.pesq() != null) {
        blocks.add(new Section(Text.of("How PESQ cut it up"), sections(look.pesq(), look)));
      }
      if (!look.losses().isEmpty()) {
        blocks.add(new Section(Text.of("Where scores are lost, in %"), losses(look)));
      }
      blocks.add(new Section(Text.of("By band"), List.of(bands(look.bands()))));
    }
    return Document.of(1, blocks);
  }

  private static String name(String channel) {
    return channel.equals(new ScoringOptions.Channels.Mean().label())
        ? "mean of the channels"
        : "channel " + channel;
  }

  private static List<Block> scores(ScoreRow row, RemedyWords words) {
    List<Row> rows = new ArrayList<>();
    List<String> names = row.columns().scores();
    int others = PairDiagnosis.COLUMNS.size();
    for (int i = 0; i < names.size(); i++) {
      Cell score = i < row.scores().size() ? row.scores().get(i) : new Cell.Absent();
      Cell corrected =
          others + i < row.diagnosis().size() ? row.diagnosis().get(others + i) : new Cell.Absent();
      rows.add(
          Row.of(
              List.of(
                  Text.of(Style.CODE, names.get(i)),
                  Text.of(number(score)),
                  Text.of(number(corrected)))));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Grid.of(
            List.of(
                Column.ofWords("metric"),
                Column.ofNumbers("score"),
                Column.ofNumbers("once corrected")),
            rows));
    String message = row.message(words);
    if (!message.isEmpty()) {
      blocks.add(new Notes(List.of(Text.of(message))));
    }
    return blocks;
  }

  private static String number(Cell cell) {
    return cell instanceof Cell.Scored scored ? rounded(scored.value(), DIGITS) : Rounded.NONE;
  }

  private static String rounded(double value, int digits) {
    return Double.isNaN(value)
        ? Rounded.NONE
        : Double.isInfinite(value)
            ? (value > 0 ? "inf" : "-inf")
            : NumberText.rounded(value, digits);
  }

  private static Block diagnosis(PairDiagnosis found) {
    List<String> sentences = new ArrayList<>();
    if (found.wrongPair()) {
      sentences.add("The two do not sound alike: is it the right file?");
    }
    if (found.trusted()) {
      double delay = found.delay().samples();
      sentences.add(
          Math.abs(delay) < 0.5
              ? "There is no delay."
              : String.format(
                  Locale.ROOT,
                  "The estimate is %.1f samples %s.",
                  Math.abs(delay),
                  delay > 0 ? "late" : "early"));
      if (found.drift().trustworthy()) {
        sentences.add(
            String.format(
                Locale.ROOT,
                "Its clock drifts by %.0f ppm; its delay jumps by %.1f samples at most.",
                found.drift().partsPerMillion(),
                found.drift().jump()));
      }
      if (found.delay().polarity() < 0) {
        sentences.add("It is upside down.");
      }
    } else {
      sentences.add("No delay can be told.");
    }
    double correlation = found.delay().correlation();
    if (!Double.isNaN(correlation)) {
      sentences.add(
          String.format(Locale.ROOT, "At that delay they correlate by %.3f.", correlation));
    }
    if (!Double.isNaN(found.gainDb())) {
      sentences.add(String.format(Locale.ROOT, "Its gain is %+.2f dB.", found.gainDb()));
    }
    if (found.swapped()) {
      sentences.add("The reference is the noisier one: are they swapped?");
    }
    return new Listing(sentences.stream().map(UnsignedZero::in).map(Text::of).toList());
  }

  private static List<Block> sections(PesqSections pesq, Inspection.Look look) {
    List<Row> utterances = new ArrayList<>();
    for (PesqSections.Utterance utterance : pesq.utterances()) {
      utterances.add(
          Row.of(
              rounded(utterance.start(), DIGITS),
              rounded(utterance.end(), DIGITS),
              milliseconds(utterance.delay(), look),
              rounded(utterance.confidence(), FEW_DIGITS)));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Grid.of(
                List.of(
                    Column.ofNumbers("utterance from s"),
                    Column.ofNumbers("to s"),
                    Column.ofNumbers("delay ms"),
                    Column.ofNumbers("sure of it")),
                utterances)
            .explained(Text.of("0 to 1: how well an utterance's frames agree on its delay.")));
    List<Row> intervals = new ArrayList<>();
    for (PesqSections.BadInterval interval : pesq.badIntervals()) {
      intervals.add(
          Row.of(
              rounded(interval.start(), DIGITS),
              rounded(interval.end(), DIGITS),
              interval.shift() == 0 ? Rounded.NONE : milliseconds(interval.shift(), look)));
    }
    blocks.add(
        intervals.isEmpty()
            ? new Paragraph(Text.of("No interval is so bad that another delay was tried."))
            : Grid.of(
                List.of(
                    Column.ofNumbers("bad from s"),
                    Column.ofNumbers("to s"),
                    Column.ofNumbers("tried, ms later")),
                intervals));
    return blocks;
  }

  private static String milliseconds(int samples, Inspection.Look look) {
    return rounded(1000.0 * samples / look.signals().sampleRate(), FEW_DIGITS);
  }

  private static double step(Inspection.Look look) {
    return Math.max(1, Math.ceil(look.signals().estimate().duration() / MOST_LINES));
  }

  private static int lines(Inspection.Look look) {
    return Math.max(1, (int) Math.ceil(look.signals().estimate().duration() / step(look)));
  }

  private static List<Block> losses(Inspection.Look look) {
    List<Column> columns = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    columns.add(Column.ofNumbers("from s"));
    for (LossMap loss : look.losses()) {
      columns.add(Column.ofNumbers(loss.metric()));
      values.add(shares(loss, lines(look), step(look)));
    }
    return List.of(
        grid(columns, values, look),
        new Paragraph(
            Text.of(
                "Of what each metric would gain or, negative, lose to first order were the estimate"
                    + " the reference there.")));
  }

  private static Grid grid(List<Column> columns, List<double[]> values, Inspection.Look look) {
    List<Row> rows =
        IntStream.range(0, lines(look))
            .mapToObj(
                line -> {
                  List<Text> cells = new ArrayList<>();
                  cells.add(Text.of(rounded(line * step(look), DIGITS)));
                  values.forEach(each -> cells.add(Text.of(rounded(each[line], FEW_DIGITS))));
                  return Row.of(cells);
                })
            .toList();
    return Grid.of(columns, rows);
  }

  private static List<Block> time(Inspection.Look look) {
    SignalPair pair = look.signals();
    double step = step(look);
    int lines = lines(look);
    List<Column> columns = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    columns.add(Column.ofNumbers("from s"));
    columns.add(Column.ofNumbers("level dB"));
    values.add(levels(look, lines, step));
    for (TimedMetric metric : look.timed()) {
      try {
        TimedMetric.TimeCourse course = metric.course(pair);
        columns.add(Column.ofNumbers(metric.info().id()));
        values.add(means(course.seconds(), course.values(), lines, step));
      } catch (UndefinedScoreException e) {
        continue; // said of the score
      }
    }
    return List.of(
        grid(columns, values, look),
        new Paragraph(
            Text.of(
                "level: the estimate's less the reference's; metrics: the mean of their terms."
                    + (look.pesq() == null ? "" : " Those of pesq are disturbances."))));
  }

  private static double[] levels(Inspection.Look look, int lines, double step) {
    double[] differences = new double[lines];
    double[] x = look.signals().reference().samples();
    double[] y = look.signals().estimate().samples();
    double[] clean = new double[lines];
    double[] tested = new double[lines];
    for (int i = 0; i < x.length; i++) {
      int line = Math.min(lines - 1, (int) (i / (step * look.signals().sampleRate())));
      clean[line] += x[i] * x[i];
      tested[line] += y[i] * y[i];
    }
    for (int line = 0; line < lines; line++) {
      differences[line] =
          clean[line] > 0 && tested[line] > 0
              ? 10 * StrictMath.log10(tested[line] / clean[line])
              : Double.NaN;
    }
    return differences;
  }

  private static double[] means(double[] seconds, double[] values, int lines, double step) {
    double[] sums = new double[lines];
    int[] counts = new int[lines];
    for (int i = 0; i < values.length; i++) {
      int line = Math.min(lines - 1, (int) (seconds[i] / step));
      sums[line] += values[i];
      counts[line]++;
    }
    for (int line = 0; line < lines; line++) {
      sums[line] = counts[line] == 0 ? Double.NaN : sums[line] / counts[line];
    }
    return sums;
  }

  private static double[] shares(LossMap loss, int lines, double step) {
    double[] gains = new double[lines];
    for (int t = 0; t < loss.gain().length; t++) {
      int line = Math.min(lines - 1, (int) (t * loss.hopSeconds() / step));
      for (double cell : loss.gain()[t]) {
        gains[line] += cell;
      }
    }
    double all = 0;
    for (double gain : gains) {
      all += Math.abs(gain);
    }
    for (int line = 0; line < lines; line++) {
      gains[line] = all > 0 ? PERCENT * gains[line] / all : Double.NaN;
    }
    return gains;
  }

  private static Grid bands(BandErrors bands) {
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < bands.centres().length; k++) {
      rows.add(
          Row.of(
              List.of(
                  Text.of(rounded(bands.centres()[k], FEW_DIGITS)),
                  Text.of(rounded(bands.referenceDb()[k], FEW_DIGITS)),
                  Text.of(rounded(bands.levelDb()[k], FEW_DIGITS)),
                  Text.of(rounded(bands.snrDb()[k], FEW_DIGITS)))));
    }
    return Grid.of(
            List.of(
                Column.ofNumbers("band Hz"),
                Column.ofNumbers("reference dB"),
                Column.ofNumbers("estimate less it dB"),
                Column.ofNumbers("SNR dB")),
            rows)
        .explained(Text.of("Bands of a third octave; the reference re its strongest."));
  }
}

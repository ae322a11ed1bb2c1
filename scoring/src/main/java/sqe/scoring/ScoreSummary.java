package sqe.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sqe.metrics.LengthSpan;
import sqe.metrics.MetricInfo;
import sqe.table.Cell;
import sqe.table.EstimateNote;
import sqe.table.Remark;
import sqe.table.ScoreColumns;
import sqe.table.ScoreRow;
import sqe.table.Segment;

/**
 * What is said of a table in a few lines: each column's distribution, and failures by reason.
 *
 * <p>Means are over the scored rows only, never over a number that stands for a failure. Infinite
 * scores are counted apart. Used by one thread; keeps one double a row and column.
 */
public final class ScoreSummary {

  private static final Pattern OPTION = Pattern.compile(" \\(--[^)]*\\)$");

  /** What follows says which file, and where. */
  private static final Pattern LEFT_OUT = Pattern.compile("^(mixture left out: [^:]*):.*");

  private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:[.][0-9]+)?");

  private final Map<String, Map<String, Column>> bySystem = new LinkedHashMap<>();
  private final Map<String, Integer> reasons = new TreeMap<>();
  private final Map<String, Map<String, Integer>> notes = new LinkedHashMap<>();
  private final Map<String, Examples> noted = new LinkedHashMap<>();
  private final Map<Doubt, Examples> doubts = new EnumMap<>(Doubt.class);
  private final Map<String, Remark> examples = new LinkedHashMap<>();
  private final ScoreColumns columns;
  private final Map<String, MetricInfo.Direction> directions = new LinkedHashMap<>();
  private final Map<String, LengthSpan> lengths = new LinkedHashMap<>();
  private final Map<String, MetricInfo.Ratio> ratios = new LinkedHashMap<>();
  private final Map<String, Map<String, SetRate>> rates = new LinkedHashMap<>();
  private final Set<String> files = new HashSet<>();
  private int rows;
  private int segments;
  private int failed;
  private int partial;

  /** A summary of nothing yet. */
  public ScoreSummary(ScoreColumns columns, List<MetricInfo> metrics) {
    this.columns = columns;
    for (MetricInfo metric : metrics) {
      directions.put(metric.id(), metric.direction());
      lengths.put(metric.id(), metric.usualLengths());
      metric.ratio().ifPresent(ratio -> ratios.put(metric.id(), ratio));
    }
  }

  /**
   * The distribution of a column.
   *
   * @param expected number of rows
   * @param scored number of rows with a number, infinite ones included
   * @param infinite number of infinite ones, which mean and standard deviation leave out
   * @param mean of the finite scores; NaN if there are none
   * @param standardDeviation of the finite scores, n − 1; NaN below two
   * @param median of all scores
   * @param low 5 % quantile of all scores
   * @param high 95 % quantile of all scores
   * @param worst id of the worst row, or null where neither high nor low is better
   * @param worstScore its score
   */
  public record Distribution(
      int expected,
      int scored,
      int infinite,
      double mean,
      double standardDeviation,
      double median,
      double low,
      double high,
      @Nullable String worst,
      double worstScore) {}

  private static final class Column {
    private double[] scores = new double[16];
    private int scored;
    private int expected;
    private @Nullable String worst;
    private double worstScore;

    void add(double score, String label, int sign) {
      if (scored == scores.length) {
        scores = Arrays.copyOf(scores, 2 * scored);
      }
      scores[scored++] = score;
      if (sign != 0 && (worst == null || sign * score < sign * worstScore)) {
        worst = label;
        worstScore = score;
      }
    }
  }

  /** Adds a row. */
  public void add(ScoreRow row) {
    rows++;
    boolean single = row.channel().equals("1") || row.channel().isEmpty();
    Segment segment = row.segment();
    String label =
        row.pair().id()
            + (single ? "" : ":" + row.channel())
            + (segment == null ? "" : ", segment " + segment.number());
    if (segment != null) {
      segments++;
      files.add(row.pair().system() + "/" + row.pair().id());
    }
    Map<String, Column> system =
        bySystem.computeIfAbsent(row.pair().system(), key -> new LinkedHashMap<>());
    List<String> names = columns.scores();
    for (int c = 0; c < names.size(); c++) {
      String name = names.get(c);
      Column column = system.computeIfAbsent(name, key -> new Column());
      column.expected++;
      if (c < row.scores().size() && row.scores().get(c) instanceof Cell.Scored scored) {
        column.add(scored.value(), label, sign(name));
      }
    }
    ratios.forEach((metric, ratio) -> addRate(row, metric, ratio));
    failed += row.status() == ScoreRow.Status.FAILED ? 1 : 0;
    partial += row.status() == ScoreRow.Status.PARTIAL ? 1 : 0;
    row.reasons().forEach(this::addReason);
    var named = new Examples.Row(row.pair().system(), label.replace(", segment ", " segment "));
    doubtsOf(row).forEach(doubt -> doubts.computeIfAbsent(doubt, key -> new Examples()).add(named));
    List<Remark> said = new ArrayList<>();
    row.notes().forEach(note -> said.addAll(parts(note)));
    said.addAll(ofLengths(row));
    Set<String> kinds = new HashSet<>();
    for (Remark note : said) {
      if (kinds.add(kind(note))) {
        noted.computeIfAbsent(kind(note), key -> new Examples()).add(named);
        addNote(note); // a row that says two things of one kind is one row
      }
    }
  }

  /**
   * The rate of a set: of all rows with both counts, also those that have no rate of their own.
   *
   * @param above the sum of the numerators
   * @param below the sum of the denominators
   */
  public record SetRate(double above, double below) {

    /** The quotient; NaN of nothing. */
    public double value() {
      return below == 0 ? Double.NaN : above / below;
    }
  }

  private void addRate(ScoreRow row, String metric, MetricInfo.Ratio ratio) {
    double above = count(row, ratio.numerator());
    double below = count(row, ratio.denominator());
    if (!Double.isNaN(above + below)) {
      rates
          .computeIfAbsent(row.pair().system(), key -> new LinkedHashMap<>())
          .merge(
              metric,
              new SetRate(above, below),
              (a, b) -> new SetRate(a.above() + b.above(), a.below() + b.below()));
    }
  }

  /** NaN where the row, or the table, has none. */
  private double count(ScoreRow row, String metric) {
    int column = columns.scores().indexOf(metric);
    return column >= 0
            && column < row.scores().size()
            && row.scores().get(column) instanceof Cell.Scored scored
        ? scored.value()
        : Double.NaN;
  }

  /** The rates of a system's whole set, by metric; those of metrics that are quotients of sums. */
  public Map<String, SetRate> rates(String system) {
    return rates.getOrDefault(system, Map.of());
  }

  /** The notes of a row of an earlier run are one text, as they stand in the table. */
  private static List<Remark> parts(Remark note) {
    boolean plain = note.columns().isEmpty() && note.remedy() == null;
    return plain ? Stream.of(note.text().split("; ", -1)).map(Remark::of).toList() : List.of(note);
  }

  /**
   * What has a score of a metric that is meant for other lengths. The rows do not say so: in most
   * sets it is true of all or of none.
   */
  private List<Remark> ofLengths(ScoreRow row) {
    Double duration = row.duration();
    Map<String, List<String>> outside = new LinkedHashMap<>();
    for (int c = 0; duration != null && c < row.scores().size(); c++) {
      String name = columns.scores().get(c);
      LengthSpan meant = lengths.getOrDefault(name, LengthSpan.EVERY);
      if (row.scores().get(c) instanceof Cell.Scored && !meant.contains(duration)) {
        outside.computeIfAbsent(meant.outside(), key -> new ArrayList<>()).add(name);
      }
    }
    return outside.entrySet().stream()
        .map(length -> new Remark(length.getKey(), length.getValue(), null))
        .toList();
  }

  /**
   * Notes that differ in their numbers only are of one kind, and so are those of an earlier run,
   * which have the option that helps in their words.
   */
  private static String kind(Remark note) {
    String text = OPTION.matcher(note.text()).replaceFirst("");
    return NUMBER.matcher(LEFT_OUT.matcher(text).replaceFirst("$1")).replaceAll("#");
  }

  private void addNote(Remark note) {
    notes
        .computeIfAbsent(kind(note), key -> new LinkedHashMap<>())
        .merge(note.text(), 1, Integer::sum);
    examples.putIfAbsent(note.text(), note);
  }

  /**
   * A kind of note and how often it was made.
   *
   * @param rows of which it was made
   * @param commonest the note that was made most often
   * @param often how often that was
   * @param files which rows these are, the first of them; empty where they are most of all
   */
  public record NoteCount(int rows, Remark commonest, int often, String files) {}

  /** What may be wrong with pairs as such, whatever their scores. */
  public enum Doubt {
    /** The estimate does not sound like its reference. */
    OTHER_RECORDING,
    /** The reference is the noisier side. */
    EXCHANGED
  }

  /**
   * A doubt and of how many rows it is.
   *
   * @param files which rows these are, the first of them; empty where they are most of all
   */
  public record DoubtCount(Doubt doubt, int rows, String files) {}

  /**
   * What may be wrong with pairs: what their notes and their diagnosis, where there is one, say.
   */
  public List<DoubtCount> doubts() {
    return doubts.entrySet().stream()
        .map(each -> new DoubtCount(each.getKey(), each.getValue().rows(), files(each.getValue())))
        .toList();
  }

  private String files(Examples examples) {
    return 2 * examples.rows() > rows ? "" : examples.named(bySystem.size() > 1);
  }

  private Set<Doubt> doubtsOf(ScoreRow row) {
    Set<Doubt> found = EnumSet.noneOf(Doubt.class);
    if (row.notes().stream().anyMatch(note -> note.text().contains(EstimateNote.UNLIKE))
        || isDiagnosed(row, "wrong_pair")) {
      found.add(Doubt.OTHER_RECORDING);
    }
    if (isDiagnosed(row, "swapped")) {
      found.add(Doubt.EXCHANGED);
    }
    return found;
  }

  private boolean isDiagnosed(ScoreRow row, String column) {
    int at = columns.diagnosis().indexOf(column);
    return at >= 0
        && at < row.diagnosis().size()
        && row.diagnosis().get(at) instanceof Cell.Word word
        && word.text().equals("yes");
  }

  /** What was noted, by kind, the most frequent first. */
  public List<NoteCount> notes() {
    List<NoteCount> counted = new ArrayList<>();
    for (Map.Entry<String, Map<String, Integer>> ofKind : notes.entrySet()) {
      Map<String, Integer> texts = ofKind.getValue();
      int all = texts.values().stream().mapToInt(Integer::intValue).sum();
      Map.Entry<String, Integer> most =
          Collections.max(texts.entrySet(), Map.Entry.comparingByValue());
      Remark note = Objects.requireNonNull(examples.get(most.getKey()));
      Examples examples = Objects.requireNonNull(noted.get(ofKind.getKey()));
      counted.add(new NoteCount(all, note, most.getValue(), files(examples)));
    }
    counted.sort(Comparator.comparingInt(NoteCount::rows).reversed());
    return counted;
  }

  /** Counts why something could not be scored by the kind of reason, before the colon. */
  private void addReason(Remark reason) {
    int colon = reason.text().indexOf(':');
    String kind = colon < 0 ? reason.text() : reason.text().substring(0, colon);
    int concerned = reason.columns().size();
    boolean all = concerned == 0 || concerned == columns.scores().size();
    String key = all ? kind : String.join(", ", reason.columns()) + ": " + kind;
    reasons.merge(key, 1, Integer::sum);
  }

  /** +1 where higher is better, −1 where lower is, 0 where nothing is worst. */
  private int sign(String score) {
    String id =
        columns.withDelta() && score.endsWith(ScoreColumns.DELTA)
            ? score.substring(0, score.length() - ScoreColumns.DELTA.length())
            : score;
    return directions.getOrDefault(id, MetricInfo.Direction.NEITHER).sign();
  }

  /** Names of the systems in the order they came. */
  public List<String> systems() {
    return List.copyOf(bySystem.keySet());
  }

  /** Number of rows, of those without any score, and of those without some. */
  public int rows() {
    return rows;
  }

  /** Number of files of which the rows are segments; 0 where they are of whole files. */
  public int segmented() {
    return files.size();
  }

  /** Number of rows that are segments. */
  public int segments() {
    return segments;
  }

  /** Number of rows without any score. */
  public int failed() {
    return failed;
  }

  /** Number of rows without some of the scores. */
  public int partial() {
    return partial;
  }

  /** Number of rows by reason, most frequent first. */
  public List<Map.Entry<String, Integer>> reasons() {
    List<Map.Entry<String, Integer>> sorted = new ArrayList<>(reasons.entrySet());
    sorted.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
    return sorted;
  }

  /** The distribution of each score column of a system. */
  public Map<String, Distribution> distributions(String system) {
    Map<String, Distribution> distributions = new LinkedHashMap<>();
    bySystem
        .getOrDefault(system, Map.of())
        .forEach((name, column) -> distributions.put(name, distribution(column)));
    return distributions;
  }

  private static Distribution distribution(Column column) {
    double[] all = Arrays.copyOf(column.scores, column.scored);
    Arrays.sort(all);
    double[] finite = Arrays.stream(all).filter(Double::isFinite).toArray();
    double mean = Arrays.stream(finite).sum() / finite.length;
    double squares = Arrays.stream(finite).map(x -> (x - mean) * (x - mean)).sum();
    double deviation = finite.length < 2 ? Double.NaN : Math.sqrt(squares / (finite.length - 1));
    return new Distribution(
        column.expected,
        column.scored,
        column.scored - finite.length,
        mean,
        deviation,
        quantile(all, 0.5),
        quantile(all, 0.05),
        quantile(all, 0.95),
        column.worst,
        column.worstScore);
  }

  /** Linear interpolation between the two order statistics around (n − 1)·p. */
  static double quantile(double[] sorted, double p) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = (sorted.length - 1) * p;
    int below = (int) place;
    double low = sorted[below];
    double high = sorted[Math.min(below + 1, sorted.length - 1)];
    if (low == high || place == below) {
      return low;
    }
    if (Double.isInfinite(low) || Double.isInfinite(high)) {
      return place - below < 0.5 ? low : high;
    }
    return low + (place - below) * (high - low);
  }
}

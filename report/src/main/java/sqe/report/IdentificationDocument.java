package sqe.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sqe.metrics.NumberText;
import sqe.report.document.Block;
import sqe.report.document.Column;
import sqe.report.document.Document;
import sqe.report.document.Grid;
import sqe.report.document.Paragraph;
import sqe.report.document.Row;
import sqe.report.document.Text;
import sqe.scoring.Identification;
import sqe.scoring.Identification.Answer;
import sqe.scoring.ScoringOptions.Align;
import sqe.scoring.Variant;
import sqe.table.Counted;

/** Which variants a published value may be of, the nearest first. */
public final class IdentificationDocument {

  private static final int MOST_MATCHES = 20;

  private static final int NEAREST = 5;

  private static final int DIGITS = 7;

  private static final List<Column> COLUMNS =
      List.of(
          Column.ofNumbers("value"),
          Column.ofNumbers("off by"),
          Column.ofWords("metric"),
          Column.ofWords("files"));

  private IdentificationDocument() {}

  /**
   * The answers.
   *
   * @param published the value that is looked for, with the digits it was published with
   * @param tolerance within which a value is that one
   * @param pairs how many pairs the values are means of
   */
  public static Document of(
      Identification identification, BigDecimal published, double tolerance, int pairs) {
    List<Answer> nearest = identification.nearest(published.doubleValue());
    List<Answer> matching = identification.matching(published.doubleValue(), tolerance);
    String what =
        "%s to within %s".formatted(published.toPlainString(), NumberText.shortest(tolerance));
    List<Block> blocks = new ArrayList<>();
    if (matching.isEmpty()) {
      blocks.add(
          new Paragraph(
              Text.of(
                  "none of %s gives %s"
                      .formatted(
                          Counted.of(identification.variants(), "variant", "variants"), what))));
    } else {
      blocks.add(
          grid(matching, MOST_MATCHES)
              .captioned(Text.of(caption(matching, what, pairs, identification.variants()))));
      blocks.addAll(apart(matching, pairs));
    }
    List<Answer> others = nearest.stream().filter(answer -> !answer.matches(tolerance)).toList();
    if (!others.isEmpty() && matching.size() < NEAREST) {
      blocks.add(grid(others, NEAREST).captioned(Text.of("nearest of the others:")));
    }
    return Document.of(1, blocks);
  }

  private static String caption(List<Answer> matching, String what, int pairs, int tried) {
    int variants = matching.stream().mapToInt(answer -> answer.variants().size()).sum();
    String values = matching.size() == 1 ? "" : ": %s different values".formatted(matching.size());
    String shown = matching.size() > MOST_MATCHES ? ", of which " + MOST_MATCHES + " follow" : "";
    return "%s of %s %s %s%s%s%s"
        .formatted(
            variants,
            Counted.of(tried, "variant", "variants"),
            variants == 1 ? "gives" : "give",
            what,
            pairs == 1 ? "" : ", mean of " + pairs + " pairs",
            values,
            shown);
  }

  /** What keeps the answer from being one variant. */
  private static List<Block> apart(List<Answer> matching, int pairs) {
    List<Block> blocks = new ArrayList<>();
    if (matching.stream().anyMatch(answer -> answer.variants().size() > 1)) {
      blocks.add(
          new Paragraph(
              Text.of("variants of one value cannot be told apart by these files: try others")));
    }
    if (matching.size() > 1) {
      blocks.add(
          new Paragraph(
              Text.of("values this near can be told apart by more digits of the figure")));
    }
    if (pairs == 1) {
      blocks.add(
          new Paragraph(
              Text.of(
                  "of so many variants some may match one pair by chance: try folders of pairs")));
    }
    return blocks;
  }

  private static Grid grid(List<Answer> answers, int most) {
    return Grid.of(COLUMNS, answers.stream().limit(most).map(IdentificationDocument::row).toList());
  }

  private static Row row(Answer answer) {
    Map<String, List<String>> byMetric = new LinkedHashMap<>();
    alignments(answer)
        .forEach(
            (variant, alignments) ->
                byMetric
                    .computeIfAbsent(variant.metric().id(), id -> new ArrayList<>())
                    .add(done(variant, alignments)));
    String first = byMetric.keySet().iterator().next();
    List<String> policies = byMetric.values().iterator().next();
    List<Text> details = new ArrayList<>();
    if (policies.size() > 1) {
      details.add(Text.of("or: " + String.join("; ", policies.subList(1, policies.size()))));
    }
    byMetric.entrySet().stream()
        .skip(1)
        .forEach(
            other ->
                details.add(
                    Text.of(
                        "or %s: %s"
                            .formatted(other.getKey(), String.join("; ", other.getValue())))));
    String unit = answer.percent() ? " %" : "";
    return new Row(
        Text.of(first),
        List.of(
            Text.of(NumberText.rounded(answer.value(), DIGITS) + unit),
            Text.of(NumberText.rounded(answer.difference(), 2)),
            Text.of(first),
            Text.of(policies.get(0))),
        details);
  }

  /** The variants without regard to alignment, each with the alignments that give the value. */
  private static Map<Variant, Set<Align>> alignments(Answer answer) {
    Map<Variant, Set<Align>> alignments = new LinkedHashMap<>();
    for (Variant variant : answer.variants()) {
      alignments
          .computeIfAbsent(aligned(variant, Align.NONE), key -> EnumSet.noneOf(Align.class))
          .add(variant.policies().align());
    }
    return alignments;
  }

  private static Variant aligned(Variant variant, Align align) {
    return new Variant(variant.metric(), variant.policies().with(align), variant.treatment());
  }

  private static String done(Variant variant, Set<Align> alignments) {
    return alignments.size() == Align.values().length
        ? variant.deviations() + ", aligned or not"
        : aligned(variant, alignments.iterator().next()).deviations();
  }
}

package sqe.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sqe.judge.gate.Carriers;
import sqe.judge.gate.Evidence;
import sqe.judge.gate.FileChange;
import sqe.judge.gate.FilesNeeded;
import sqe.judge.gate.MetricResult;
import sqe.judge.gate.Verdict;
import sqe.judge.stats.Interval;
import sqe.judge.stats.Power;
import sqe.metrics.NumberText;
import sqe.table.Counted;

/** Why a verdict is what it is, in words: the bound that decides, the p that goes with it. */
final class GateReasoning {

  /** More than this share of the variance makes a few files worth naming. */
  private static final double MOST = 0.5;

  /** So many files are named. */
  private static final int NAMED = 3;

  /** So many times as many files are nobody's plan. */
  private static final long OUT_OF_REACH = 1000;

  /** Below this skewness, a verdict that nothing is worse is said too often. */
  private static final double LEFT_SKEWED = -2;

  private final MetricResult result;
  private final Evidence evidence;
  private final Interval bounds;
  private final double margin;

  private GateReasoning(MetricResult result) {
    this.result = result;
    this.evidence = result.evidence();
    this.bounds = evidence.bounds();
    this.margin = result.question().margin();
  }

  /** The reasoning, a line each. */
  static List<String> of(MetricResult result) {
    GateReasoning reasoning = new GateReasoning(result);
    List<String> lines = new ArrayList<>();
    lines.add(reasoning.why());
    lines.addAll(reasoning.centre());
    lines.addAll(reasoning.knownSmallChange());
    lines.addAll(reasoning.carriers());
    return lines;
  }

  private String why() {
    Verdict tested = result.decision().tested();
    String others = tested == result.verdict() ? "" : "the mean alone, " + tested + ": ";
    return switch (tested) {
      case FAIL ->
          others
              + (margin > 0 ? "worse by more than " + amount(margin) + ": " : "worse: ")
              + "by at least %s%s".formatted(amount(-bounds.high()), p());
      case PASS ->
          others + "not worse by more than %s: %s%s".formatted(amount(margin), atMost(), p());
      case EQUIVALENT -> others + equivalent();
      case IMPROVED -> others + "better by at least %s%s".formatted(amount(bounds.low()), p());
      case INCONCLUSIVE -> others + undecided();
    };
  }

  /** What bounds, p and verdict are of, where that is not the mean. */
  private List<String> centre() {
    return evidence.tested() && evidence.centre().middle()
        ? List.of(
            "of the middle of the changes, %s, not of their mean: signed ranks hardly see a few"
                    .formatted(GateWords.signed(evidence.centre().estimate(), result))
                + " %s that lose much".formatted(evidence.sample().rows().many()))
        : List.of();
  }

  private String atMost() {
    return bounds.low() < 0 ? "by at most " + amount(-bounds.low()) : "it is no worse at all";
  }

  private String equivalent() {
    return evidence.sample().zeros() == evidence.sample().files()
        ? "every score is the same as before"
        : "changed by less than %s either way%s".formatted(amount(margin), p());
  }

  private String undecided() {
    int files = evidence.sample().files();
    if (files == 0) {
      return "no %s has a finite score in both tables".formatted(evidence.sample().rows().one());
    }
    FilesNeeded needed = result.decision().needed();
    if (!evidence.tested()) {
      return Evidence.tooSmall(files, evidence.sample().fewRecordings(), evidence.sample().rows());
    }
    String loss = margin > 0 ? "a loss beyond " + amount(margin) : "a loss";
    return "neither %s nor its absence is shown by %s%s%s"
        .formatted(loss, evidence.sample().rows().counted(files), p(), wanted(needed));
  }

  private String wanted(@Nullable FilesNeeded needed) {
    if (needed == null) {
      return "";
    }
    if (needed.files() > OUT_OF_REACH * evidence.sample().files()
        || Power.isOutOfReach(needed.files())) {
      return "; no number of %s within reach would show it"
          .formatted(evidence.sample().rows().many());
    }
    String clusters =
        needed.clusters() == 0
            ? ""
            : " from " + Counted.of(needed.clusters(), "cluster", "clusters") + " like these";
    return "; about %s%s would be needed"
        .formatted(evidence.sample().rows().counted(needed.files()), clusters);
  }

  /** The p that the verdict rests on, and what it is a p of. */
  private String p() {
    return switch (result.decision().tested()) {
      case FAIL -> p("a loss beyond the margin", result.decision().pAdjusted());
      case IMPROVED -> p("no gain", evidence.p().improved());
      case PASS, EQUIVALENT, INCONCLUSIVE ->
          p("no loss beyond the margin", evidence.p().nonInferior());
    };
  }

  private static String p(String of, double value) {
    return " (p of %s %s)".formatted(of, Rounded.p(value));
  }

  private List<String> knownSmallChange() {
    Verdict tested = result.decision().tested();
    boolean same = evidence.sample().zeros() == evidence.sample().files();
    if ((tested == Verdict.PASS || tested == Verdict.EQUIVALENT) && bounds.high() < 0 && !same) {
      return List.of(
          "known small loss: worse by at least %s, but by less than the margin"
              .formatted(amount(-bounds.high())));
    }
    return tested == Verdict.IMPROVED && bounds.high() < margin
        ? List.of("known small gain: better, but by less than the margin")
        : List.of();
  }

  private List<String> carriers() {
    Carriers carriers = result.carriers();
    List<String> lines = new ArrayList<>();
    boolean open = result.verdict() == Verdict.INCONCLUSIVE;
    boolean loses = carriers.files().stream().allMatch(file -> file.change() < 0);
    if (evidence.tested() && carriers.share() > MOST && (open || loses)) {
      lines.add(
          "%s of %s %s and %s %s of the variance"
              .formatted(
                  carriers.files().size(),
                  evidence.sample().rows().counted(evidence.sample().files()),
                  changes(carriers.files()),
                  carriers.files().size() == 1 ? "holds" : "hold",
                  NumberText.rounded(100 * carriers.share(), 2) + " %"));
    }
    boolean hopeful = result.decision().tested() != Verdict.FAIL && !open;
    if (evidence.tested() && hopeful && carriers.skewness() < LEFT_SKEWED) {
      lines.add(
          String.format(
              Locale.ROOT,
              "few %s lose much (skewness %.1f): a test of the mean passes such samples too"
                  + " often",
              evidence.sample().rows().many(),
              carriers.skewness()));
    }
    if (!lines.isEmpty() && loses) {
      lines.add(
          "worse_than and worse_share of a policy limit such %s whatever the mean"
              .formatted(evidence.sample().rows().many()));
    }
    return lines;
  }

  private String changes(List<FileChange> files) {
    boolean lose = files.stream().allMatch(file -> file.change() < 0);
    boolean gain = files.stream().allMatch(file -> file.change() > 0);
    List<String> amounts =
        files.stream()
            .limit(NAMED)
            .map(
                file ->
                    file.id()
                        + " "
                        + (lose || gain
                            ? GateWords.number(Math.abs(file.change()), result)
                            : GateWords.signed(file.change(), result)))
            .toList();
    String more = files.size() > NAMED ? " …" : "";
    String verb =
        lose
            ? (files.size() == 1 ? "loses" : "lose")
            : gain ? (files.size() == 1 ? "gains" : "gain") : "change by";
    return verb + " (" + String.join(", ", amounts) + more + ")";
  }

  private String amount(double value) {
    String unit = result.question().facts().unit();
    String number = value == margin ? NumberText.shortest(margin) : GateWords.number(value, result);
    return unit.isEmpty() ? number : number + " " + unit;
  }
}

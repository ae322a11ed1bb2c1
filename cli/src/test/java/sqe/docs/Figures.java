package sqe.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sqe.dsp.Signal;
import sqe.dsp.audio.AudioReader;
import sqe.judge.compare.Comparison;
import sqe.judge.gate.GatePolicy;
import sqe.judge.plan.FilePlan;
import sqe.judge.plan.Spread;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.SignalPair;
import sqe.report.ComparisonFigure;
import sqe.report.figure.Curves;
import sqe.report.figure.CurvesSvg;
import sqe.report.figure.Flow;
import sqe.report.figure.FlowSvg;
import sqe.report.figure.ForestSvg;
import sqe.scoring.PairFinder;
import sqe.scoring.PairResult;
import sqe.scoring.PairScorer;
import sqe.scoring.RowSink;
import sqe.scoring.ScoreSpec;
import sqe.scoring.TableFile;
import sqe.table.Manifest;
import sqe.table.Pair;
import sqe.table.ScoreTable;
import sqe.testing.SharedFolder;

/** The figures of the documentation that are drawn by the code, each by its place. */
final class Figures {

  private static final MetricCatalog CATALOG = MetricCatalog.load();

  private static final double LEAST_LOSS = 0.1;

  private Figures() {}

  /** Draws one. */
  interface Drawing {
    String draw() throws Exception;
  }

  static Map<String, Drawing> all() {
    Map<String, Drawing> all = new LinkedHashMap<>();
    all.put("docs/images/delay.svg", Figures::delay);
    all.put("docs/images/files.svg", Figures::files);
    all.put("docs/images/compare.svg", Figures::compare);
    all.put("docs/images/agreement.svg", Agreement::figure);
    all.put("docs/images/walk.svg", Figures::walk);
    all.put("docs/images/endurance.svg", Endurance::figure);
    return all;
  }

  /** What a delay of the estimate costs, in customary margins of each metric. */
  private static String delay() throws Exception {
    double[] clean = samples("testdata/clean/s01_engb.wav");
    double[] noisy = samples("testdata/noisy/s01_engb.wav");
    int[] delays = {0, 1, 2, 4, 8, 16, 32, 64, 128, 256};
    int rate = 16000;
    List<Curves.Line> lines = new ArrayList<>();
    for (String id : List.of("si_sdr", "sdr", "stoi", "estoi", "pmsqe", "pesq_wb")) {
      var metric = CATALOG.find(id).orElseThrow();
      double[] scores = new double[delays.length];
      for (int d = 0; d < delays.length; d++) {
        double[] late = new double[noisy.length];
        System.arraycopy(noisy, 0, late, delays[d], noisy.length - delays[d]);
        var pair = new SignalPair(new Signal(clean, rate), new Signal(late, rate));
        scores[d] = metric.info().direction().sign() * metric.score(pair).value();
      }
      double margin = metric.info().usualMargin().orElseThrow();
      List<Curves.Point> points = new ArrayList<>();
      for (int d = 1; d < delays.length; d++) {
        double loss = Math.max(LEAST_LOSS, (scores[0] - scores[d]) / margin);
        points.add(new Curves.Point(1000.0 * delays[d] / rate, loss));
      }
      lines.add(new Curves.Line(id, points));
    }
    return CurvesSvg.of(
        new Curves(
            "What a delay costs: testdata/noisy/s01_engb.wav, moved",
            new Curves.Scale("delay of the estimate in ms", true),
            new Curves.Scale("loss in customary margins; below 0.1 drawn as 0.1", true),
            lines));
  }

  private static double[] samples(String path) throws Exception {
    return AudioReader.read(SharedFolder.project(path)).channels()[0];
  }

  private static String files() {
    List<Curves.Line> lines = new ArrayList<>();
    for (double icc : new double[] {0, 0.05, 0.1, 0.3}) {
      List<Curves.Point> points = new ArrayList<>();
      for (double margin : new double[] {0.05, 0.07, 0.1, 0.14, 0.2, 0.28, 0.4, 0.56, 0.8}) {
        FilePlan plan =
            FilePlan.of(
                new Spread(0.8, icc, icc == 0 ? 1 : 20), new FilePlan.Target(margin, 0.05, 0.8));
        points.add(new Curves.Point(margin, plan.files()));
      }
      lines.add(
          new Curves.Line(icc == 0 ? "independent files" : "20 a speaker, ICC " + icc, points));
    }
    return CurvesSvg.of(
        new Curves(
            "Files that a gate needs: differences with a standard deviation of 0.8",
            new Curves.Scale("loss to be found (margin)", true),
            new Curves.Scale("files, for a power of 80 % at alpha 0.05", true),
            lines));
  }

  /** The names are those of the code, so that none of them grows old here. */
  private static String walk() {
    return FlowSvg.of(
        new Flow(
            "The walk of a pair",
            List.of(
                new Flow.Box("files", List.of("folders", "or a list")),
                new Flow.Box(Pair.class.getSimpleName(), List.of("which files", "belong together")),
                new Flow.Box(
                    SignalPair.class.getSimpleName(),
                    List.of("decoded; of one", "rate and length,", "maybe aligned")),
                new Flow.Box(
                    PairResult.class.getSimpleName(),
                    List.of("rows of scores", "or reasons why not,", "and remarks")),
                new Flow.Box(
                    TableFile.class.getSimpleName(),
                    List.of("or a stream,", "or a sink", "of yours"))),
            List.of(
                PairFinder.class.getSimpleName() + ", " + Manifest.class.getSimpleName(),
                "policies",
                "each, " + Metric.class.getSimpleName(),
                RowSink.class.getSimpleName()),
            new Flow.Frame(
                PairScorer.class.getSimpleName(),
                1,
                3,
                new Flow.Box(
                    ScoreSpec.class.getSimpleName(),
                    List.of("what is computed: metrics, policies, delta, diagnosis, columns")))));
  }

  private static String compare() throws Exception {
    List<ScoreTable> tables =
        List.of(
            table("old", 0, 0, 0, 0),
            table("new", 1, 0.5, 0.004, 0),
            table("small", 2, -0.35, 0.0005, -0.06));
    return ForestSvg.of(
        ComparisonFigure.of(
            new Comparison(GatePolicy.builder().unsignedOk(true).build(), CATALOG).run(tables)));
  }

  /** Scores of 60 files that a system changes by so much, more or less. */
  private static ScoreTable table(String name, int phase, double siSdr, double stoi, double pesq) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double own = StrictMath.sin((12.9898 + phase) * i);
      rows.add(
          List.of(
              "f" + i,
              String.valueOf(10 + i % 7 + siSdr + 0.6 * own),
              String.valueOf(0.8 + 0.01 * (i % 9) + stoi + 0.006 * own),
              String.valueOf(2 + 0.1 * (i % 11) + pesq + 0.1 * own)));
    }
    return new ScoreTable(name + ".csv", List.of("id", "si_sdr", "stoi", "pesq_wb"), rows, null);
  }
}

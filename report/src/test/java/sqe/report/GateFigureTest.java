package sqe.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import sqe.judge.gate.Gate;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.MetricRule;
import sqe.judge.stats.SeededRandom;
import sqe.metrics.MetricCatalog;
import sqe.table.ScoreTable;
import sqe.table.TableSignatures;
import sqe.testing.SharedFolder;

class GateFigureTest {

  private static final String PICTURE = "docs/images/gate.svg";

  /** Five metrics, of which each has another verdict. */
  private static final List<String> METRICS =
      List.of("si_sdr", "pesq_wb", "stoi", "estoi", "pmsqe");

  private static ScoreTable table(String source, String prefix, int files, double... changes) {
    List<String> columns = new ArrayList<>(List.of("id"));
    columns.addAll(METRICS);
    var random = new SeededRandom(3, source, 0);
    List<List<String>> rows = new ArrayList<>();
    double[] spread = {0.5, 0.06, 0.006, 0.03, 0.02};
    double[] level = {9, 2.6, 0.84, 0.71, 1.4};
    for (int i = 0; i < files; i++) {
      List<String> row = new ArrayList<>(List.of(prefix + String.format(Locale.ROOT, "%03d", i)));
      for (int m = 0; m < METRICS.size(); m++) {
        double score = level[m] + changes[m] + spread[m] * random.nextGaussian();
        row.add(String.valueOf(score));
      }
      rows.add(row);
    }
    var signatures =
        new TableSignatures(
            Map.of(
                "si_sdr", "si_sdr|rev:1",
                "pesq_wb", "pesq_wb|rev:1",
                "stoi", "stoi|rev:1",
                "estoi", "estoi|rev:1",
                "pmsqe", "pmsqe|rev:1"),
            "d");
    return new ScoreTable(source, columns, rows, signatures);
  }

  private static GateReport report(String prefix, int files, double... changes) throws Exception {
    GatePolicy policy = GatePolicy.builder().resamples(2000).build();
    return new Gate(policy, MetricCatalog.load())
        .run(
            table("baseline.lock", prefix, files, 0, 0, 0, 0, 0),
            table("scores.csv", prefix, files, changes));
  }

  private static Element parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)))
        .getDocumentElement();
  }

  @Test
  void thePictureOfTheDocumentationIsMadeByTheCode() throws Exception {
    String svg = GateFormat.SVG.write(report("f", 120, -0.45, -0.045, 0.0002, 0.011, -0.035));
    if ("write".equals(System.getProperty("sqe.docs"))) {
      Files.createDirectories(SharedFolder.project(PICTURE).getParent());
      Files.writeString(SharedFolder.project(PICTURE), svg);
    }
    assertThat(Files.readString(SharedFolder.project(PICTURE))).isEqualTo(svg);
    assertThat(svg)
        .contains(">FAIL<", ">INCONCLUSIVE<", ">EQUIVALENT<", ">IMPROVED<", ">PASS<")
        .contains("role=\"img\"", "<desc id=\"desc\">si_sdr FAIL: ");
  }

  @Test
  void everyRowIsDrawnAndSaidInWords() throws Exception {
    GateReport report = report("f", 60, -9, 0, 0.1, 0, 0);
    Element svg = parsed(GateFormat.SVG.write(report));
    assertThat(svg.getElementsByTagName("g").getLength()).isEqualTo(5);
    assertThat(svg.getElementsByTagName("path").getLength()).as("arrows").isPositive();
    String words = svg.getElementsByTagName("desc").item(0).getTextContent();
    assertThat(words).contains("si_sdr FAIL", "pmsqe ");
  }

  @Test
  void tooFewFilesHaveNoBarAndHostileNamesSteerNothing() throws Exception {
    GateReport few = report("<&\u0007\u202E\"]]>" + "x".repeat(300), 5, 0, 0, 0, 0, 0);
    String svg = GateFormat.SVG.write(few);
    assertThat(parsed(svg).getElementsByTagName("circle").getLength()).isZero();
    assertThat(svg).doesNotContain("\u0007", "\u202E").isEqualTo(GateFormat.SVG.write(few));
    var refused = new GateRefusal("a<b>.csv", "c\u001B.csv", "no such file & more", 3);
    assertThat(parsed(GateFormat.SVG.write(refused)).getTextContent()).contains("NOT COMPARED");
  }

  @Test
  void aMetricWithoutMarginIsScaledByItsInterval() throws Exception {
    GatePolicy policy =
        GatePolicy.builder().resamples(500).metric("si_sdr", MetricRule.ofMargin(0)).build();
    GateReport report =
        new Gate(policy, MetricCatalog.load())
            .run(table("a", "f", 60, 0, 0, 0, 0, 0), table("b", "f", 60, 0.3, 0, 0, 0, 0));
    Element svg = parsed(GateFormat.SVG.write(report));
    assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(1);
    assertThat(svg.getElementsByTagName("rect").getLength()).as("paper and no band").isEqualTo(1);
  }
}

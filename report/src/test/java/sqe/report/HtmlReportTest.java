package sqe.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sqe.judge.compare.Comparison;
import sqe.judge.compare.ComparisonReport;
import sqe.judge.gate.Gate;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.GateReport;
import sqe.metrics.MetricCatalog;
import sqe.table.ScoreTable;

class HtmlReportTest {

  private static final MetricCatalog CATALOG = MetricCatalog.load();

  private static final GatePolicy POLICY =
      GatePolicy.builder().resamples(500).unsignedOk(true).build();

  private static final HtmlReport REPORT =
      new HtmlReport(POLICY, CATALOG, new HtmlReport.Sound(0, 1, null));

  private static ScoreTable table(String source, String prefix, double shift) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String score = i == 7 && shift < 0 ? "-inf" : String.valueOf(10 + shift + 0.1 * (i * 7 % 11));
      String stoi = i == 3 ? "" : String.valueOf(0.8 + 0.001 * i);
      rows.add(List.of(prefix + i, score, stoi, i == 3 ? "stoi: too short" : ""));
    }
    return new ScoreTable(source, List.of("id", "si_sdr", "stoi", "message"), rows, null);
  }

  private static Map<String, Object> island(String page) throws Exception {
    Matcher island =
        Pattern.compile(
                "<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL)
            .matcher(page);
    assertThat(island.find()).isTrue();
    return JSON.std.mapFrom(island.group(1));
  }

  private static List<?> list(@Nullable Object value) {
    return (List<?>) Objects.requireNonNull(value);
  }

  @Test
  void theNumbersOfThePageAreTheGates() throws Exception {
    ScoreTable before = table("old.csv", "f", 0);
    ScoreTable now = table("new.csv", "f", -1);
    GateReport gate = new Gate(POLICY, CATALOG).run(before, now);
    Map<String, Object> data = island(REPORT.of(gate, before, now));
    assertThat(data.get("gate")).isEqualTo(JSON.std.anyFrom(GateFormat.JSON.write(gate)));
    assertThat(data.get("systems")).isEqualTo(List.of("baseline", "current"));
    Map<?, ?> siSdr = (Map<?, ?>) list(data.get("metrics")).get(0);
    assertThat(siSdr.get("margin")).isEqualTo(gate.metrics().get(0).question().margin());
    List<?> current = list(list(siSdr.get("scores")).get(1));
    assertThat(current.get(7)).isEqualTo("-inf");
    assertThat(current.get(0)).isEqualTo(now.scores("si_sdr")[0]);
    Map<?, ?> stoi = (Map<?, ?>) list(data.get("metrics")).get(1);
    assertThat(list(list(stoi.get("scores")).get(0)).get(3)).isNull();
    assertThat(data.get("remarks"))
        .isEqualTo(List.of(Map.of("3", "stoi: too short"), Map.of("3", "stoi: too short")));
  }

  @Test
  void theSameTablesGiveTheSameBytesAndThePageLoadsNothing() throws Exception {
    ScoreTable now = table("new.csv", "f", -1);
    String page = REPORT.of(now);
    assertThat(page).isEqualTo(REPORT.of(now)).startsWith("<!DOCTYPE html>");
    assertThat(page.replaceAll("data:[^\"']*", ""))
        .doesNotContain("src=\"http", "href=\"http", "url(", "@import", "fetch(")
        .contains("default-src 'none'");
    assertThat(page).contains("<p>1 file has no score.</p>");
  }

  @Test
  void namesAreTextWhateverTheyHold() throws Exception {
    String nasty = "</script><script>alert(1)</script><!--\"'&\u202E\u0007";
    String page = REPORT.of(table("<img src=x onerror=alert(2)>.csv", nasty, 0));
    assertThat(page.split("<script", -1)).as("data and script").hasSize(3);
    assertThat(page).doesNotContain("<img src=x", "\u202E", "\u0007");
    assertThat(list(island(page).get("files")).get(0)).isEqualTo(nasty + "0");
  }

  @Test
  void systemsStandSideBySide() throws Exception {
    List<ScoreTable> tables =
        Arrays.asList(table("a.csv", "f", 0), table("b.csv", "f", 0.2), table("c.csv", "f", -0.1));
    ComparisonReport comparison = new Comparison(POLICY, CATALOG).run(tables);
    String page = REPORT.of(comparison, Comparison.systems(tables));
    assertThat(island(page).get("systems")).isEqualTo(List.of("a", "b", "c"));
    assertThat(island(page).get("comparison"))
        .isEqualTo(JSON.std.anyFrom(ComparisonFormat.JSON.write(comparison)));
    assertThat(page).contains("Comparison of a, b, c", "Cliff&#39;s delta");
  }
}

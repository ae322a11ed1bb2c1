package sqe.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sqe.judge.plan.FilePlan;
import sqe.judge.plan.Spread;
import sqe.report.document.Document;
import sqe.report.document.MarkdownWriter;
import sqe.report.document.TextWriter;

class PlanDocumentTest {

  private static final FilePlan.Target TARGET = new FilePlan.Target(0.2, 0.05, 0.8);

  private static final Document PLANS =
      PlanDocument.of(
          List.of(
              new FilePlan("si_sdr", Spread.ofFiles(13.918), TARGET, 29965, 0, "from 32 files"),
              new FilePlan("a\u001B", new Spread(0.8, 0.1, 20), TARGET, 320, 16, "")));

  @Test
  void aPlanIsAStatementAMetric() {
    assertThat(new TextWriter(false).write(PLANS))
        .isEqualTo(
            """
            si_sdr: 29965 files to find a loss of 0.2 with a power of 80 % (sd 13.92, alpha
              0.05); from 32 files
            a\\u001B: 320 files from 16 clusters of 20 (ICC 0.1) to find a loss of 0.2 with a
              power of 80 % (sd 0.8, alpha 0.05)
            """);
    assertThat(new MarkdownWriter().write(PLANS)).startsWith("- si\\_sdr: 29965 files ");
  }

  @Test
  void oneFileIsNotOneFiles() {
    Document plan =
        PlanDocument.of(List.of(new FilePlan("", new Spread(2, 0, 1), TARGET, 1, 1, "")));
    assertThat(new TextWriter(false).write(plan)).startsWith("1 file from 1 cluster of 1 (ICC 0) ");
  }

  @Test
  void nobodyHasABillionFiles() {
    Document plan =
        PlanDocument.of(
            List.of(
                new FilePlan("", new Spread(2, 0, 4), TARGET, 4_000_000_000L, 1_000_000_000L, "")));
    assertThat(new TextWriter(false).write(plan))
        .startsWith(
            "more than a billion files from more than a billion clusters of 4 (ICC 0) to find");
  }
}

package sqe.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sqe.judge.gate.FilePlan;
import sqe.report.document.Document;
import sqe.report.document.MarkdownWriter;
import sqe.report.document.TextWriter;

class PlanDocumentTest {

  private static final Document PLANS =
      PlanDocument.of(
          List.of(
              new FilePlan("si_sdr", 13.918, 0.2, 0, 1, 29965, 0, "from 32 files"),
              new FilePlan("a\u001B", 0.8, 0.2, 0.1, 20, 320, 16, "")),
          0.8,
          0.05);

  @Test
  void aPlanIsAStatementAMetric() {
    assertThat(new TextWriter(false).write(PLANS))
        .isEqualTo(
            """
            si_sdr: 29965 files to find a loss of 0.2 with a power of 80 % (sd 13.92, alpha 0.05);\
             from 32 files
            a\\u001B: 320 files from 16 clusters of 20 (ICC 0.1) to find a loss of 0.2 with a power\
             of 80 % (sd 0.8, alpha 0.05)
            """);
    assertThat(new MarkdownWriter().write(PLANS)).startsWith("- si\\_sdr: 29965 files ");
  }

  @Test
  void nobodyHasABillionFiles() {
    Document plan =
        PlanDocument.of(
            List.of(new FilePlan("", 2, 1e-5, 0, 4, 4_000_000_000L, 1_000_000_000L, "")),
            0.8,
            0.05);
    assertThat(new TextWriter(false).write(plan))
        .startsWith("more than a billion files from more than a billion clusters of 4 (ICC 0) to ");
  }
}

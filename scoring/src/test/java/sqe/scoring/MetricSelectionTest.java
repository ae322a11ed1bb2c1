package sqe.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo.Need;

class MetricSelectionTest {

  private static final MetricCatalog CATALOG = MetricCatalog.load();
  private static final MetricSelection PLAIN = new MetricSelection(CATALOG, Set.of(Need.REFERENCE));
  private static final MetricSelection EVERYTHING =
      new MetricSelection(CATALOG, EnumSet.allOf(Need.class));

  private static List<String> ids(List<Metric> metrics) {
    return metrics.stream().map(metric -> metric.info().id()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "16000, pmsqe pesq_wb,''",
    "48000, '', pmsqe pesq_wb",
    "8000, pmsqe pesq_nb, ''",
    "11025, '', pmsqe",
    ", pmsqe, ''"
  })
  void theDefaultIsWhatExistsAtTheRate(@Nullable Integer rate, String bound, String missing) {
    List<String> ids = ids(PLAIN.byDefault(rate));
    assertThat(ids.subList(0, 4)).containsExactly("si_sdr", "sdr", "stoi", "estoi");
    assertThat(String.join(" ", ids.subList(4, ids.size()))).isEqualTo(bound);
    assertThat(String.join(" ", ids(PLAIN.missingAt(rate)))).isEqualTo(missing);
  }

  @Test
  void metricsComeOnceInTheOrderOfTheWords() throws Exception {
    assertThat(ids(PLAIN.choose(List.of("stoi", "mse", "stoi")))).containsExactly("stoi", "mse");
  }

  @Test
  void aWordThatIsBothIsTheMetricAndTheFamilyHasASuffix() throws Exception {
    assertThat(ids(PLAIN.choose(List.of("stoi")))).containsExactly("stoi");
    assertThat(ids(PLAIN.choose(List.of("stoi-family")))).containsExactly("stoi", "estoi");
  }

  @Test
  void allLeavesOutWhatCannotBeHadAndANamedIdNever() throws Exception {
    List<String> all = ids(PLAIN.choose(List.of("all")));
    List<String> more = ids(EVERYTHING.choose(List.of("all")));
    assertThat(all)
        .doesNotContain("wsdr", "sir", "sar", "si_sir", "si_sar_noise", "sar_v4")
        .contains("si_sdr", "mse", "isr", "mel_pwg");
    assertThat(more)
        .containsAll(all)
        .contains("wsdr", "sir", "sar", "si_sir", "si_sar_noise", "sar_v4");
    assertThat(more).hasSize(CATALOG.metrics().size());
    assertThat(ids(PLAIN.choose(List.of("wsdr")))).containsExactly("wsdr");
  }

  @Test
  void withoutReferencesAllIsWhatNeedsNone() throws Exception {
    var alone = new MetricSelection(CATALOG, Set.of());
    assertThat(ids(alone.choose(List.of("all"))))
        .containsExactly(
            "active_level",
            "srmr",
            "srmr_norm",
            "srmr_fast",
            "srmr_fast_norm",
            "srmr_matlab",
            "srmr_matlab_norm",
            "srmr_matlab_active");
    assertThat(ids(PLAIN.choose(List.of("all")))).contains("active_level");
  }

  @Test
  void aGroupLeavesOutWhatDoesNotExistAtTheRateAndANamedIdNever() throws Exception {
    List<String> all = List.of("all");
    assertThat(ids(PLAIN.choose(all, 16000))).contains("pesq_wb", "visqol_speech");
    assertThat(ids(PLAIN.choose(all, 16000))).doesNotContain("visqol_audio");
    assertThat(ids(PLAIN.missingAt(all, 16000))).contains("visqol_audio");
    assertThat(ids(PLAIN.choose(all, 48000))).contains("stoi", "visqol_audio");
    assertThat(ids(PLAIN.missingAt(all, 48000))).contains("pesq_wb", "pmsqe", "visqol_speech");
    assertThat(ids(PLAIN.choose(List.of("visqol"), 48000))).containsExactly("visqol_audio");
    assertThat(ids(PLAIN.choose(List.of("visqol_speech"), 48000))).containsExactly("visqol_speech");
    assertThat(PLAIN.missingAt(List.of("visqol_speech"), 48000)).isEmpty();
    assertThat(PLAIN.missingAt(all, null)).isEmpty();
  }

  @Test
  void aGroupOfWhichNothingExistsAtTheRateStaysSoThatRowsSayWhy() throws Exception {
    assertThat(ids(PLAIN.choose(List.of("pesq"), 48000))).hasSize(4);
    assertThat(PLAIN.missingAt(List.of("pesq"), 48000)).isEmpty();
  }

  @Test
  void onlyIdsNameOneMetricEach() {
    assertThat(PLAIN.hasGroups(List.of("stoi", "pesq_wb"))).isFalse();
    assertThat(PLAIN.hasGroups(List.of("stoi", "pesq"))).isTrue();
    assertThat(PLAIN.hasGroups(List.of("stoi-family"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"si-sdr, si_sdr", "SISDR, si_sdr", "pesq_w, pesq_wb", "stoy, stoi", "pmsq, pmsqe"})
  void anUnknownWordIsAnsweredWithTheNearest(String word, String nearest) {
    assertThatThrownBy(() -> PLAIN.choose(List.of(word)))
        .isInstanceOf(UnknownMetricException.class)
        .hasMessage("unknown metric '%s': did you mean '%s'?".formatted(word, nearest));
  }

  @Test
  void anIdOfAModuleThatIsNotInstalledIsAnsweredWithTheModule() {
    assertThatThrownBy(() -> PLAIN.choose(List.of("f0_rmse_tarsos")))
        .isInstanceOf(UnknownMetricException.class)
        .hasMessage(
            "unknown metric 'f0_rmse_tarsos': it needs the module pitch (TarsosDSP), which is not"
                + " installed");
  }
}

package sqe.metrics.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;

/**
 * Writes {@code docs/losses.md} from what losses and metrics say of themselves. Only the advice on
 * differentiable metrics is kept here.
 */
final class LossesPage {

  private static final String INTRODUCTION =
      """
      # Losses

      Every criterion of this page has a value and an exact gradient, on the command line and as a
      library. This page is generated from the code; `LossesPageTest` says how.

      ```
      sqe loss si_sdr enhanced.wav clean.wav --gradient gradient.npy
      sqe loss cross_entropy logits.npy labels.npy --reduction sum --label-smoothing 0.1
      sqe loss --list
      ```

      **Which one?** For a first denoiser: `si_sdr` (negative) on the waveform, because level should
      not matter. When the output level must be right: `snr` or `sd_sdr`. When it should sound good
      at a given SNR: add `pmsqe`. When it should be understood: add `stoi` (negative). Several of
      them together: `uncertainty`, which finds the weights. `mse`, `l1` and their kin are for
      features rather than waveforms: on a waveform they depend on how loud the recording is.

      **Signs.** A loss is minimised. Metrics marked *higher is better* are maximised: use the
      negative of value and gradient.

      **Reductions** are PyTorch's: `none` gives one value an element or row, `sum` their sum, `mean`
      their sum over their number (for class losses with index targets: over the sum of the weights),
      `batchmean` the sum over the length of the first axis. The gradient is that of the sum of the
      value. Shapes that differ are an error, never broadcast. NaN in is NaN out; an empty mean is
      NaN. All arithmetic is double precision in a fixed order.
      """;

  private static final String METRICS =
      """
      ## Differentiable metrics

      These take a whole signal, the estimate first, then the reference (and the mixture for `wsdr`).
      The gradient is analytic, from one forward pass, with respect to every sample of the estimate:
      ∂value/∂estimate. Where the value is undefined or infinite there is none, and the answer says
      why.

      """;

  /** When to use a metric as a loss, and what it does not see. */
  private static final Map<String, LossInfo.Advice> ADVICE =
      Map.ofEntries(
          advice(
              "snr",
              "when gain and delay of the output must be right",
              "audibility; any delay counts as noise"),
          advice(
              "si_sdr",
              "the usual criterion of separation and denoising",
              "level and polarity of the output; audibility; it grows without bound for easy files"),
          advice(
              "si_snr",
              "as si_sdr where recordings have an offset",
              "as si_sdr, and any constant offset"),
          advice(
              "sd_sdr",
              "as si_sdr where the level must be right too",
              "audibility; any delay counts as noise"),
          advice(
              "sdr",
              "when a short filter between output and reference is harmless",
              "delays below 512 samples, gain, polarity and moderate filtering"),
          advice("ci_sdr", "training through a reverberant or filtered reference", "as sdr"),
          advice(
              "sa_sdr",
              "several sources of which some may be silent",
              "which source an error belongs to; of one signal it is snr"),
          advice(
              "wsdr",
              "denoising with the mixture at hand: bounded, and aware of the noise estimate",
              "audibility, and the frequency of an error"),
          advice(
              "stoi",
              "intelligibility of noisy or processed speech",
              "level; anything above 4.3 kHz; silence, which is cut out; pleasantness"),
          advice("estoi", "as stoi where the noise is modulated, such as babble", "as stoi"),
          advice(
              "pmsqe",
              "perceived quality, as a companion of a waveform loss",
              "phase, gain and polarity; alone it leaves the waveform free, so add si_sdr or mse"),
          advice(
              "pmsqe_mos",
              "as pmsqe, where the loss should be read on PESQ's scale",
              "as pmsqe, of which it is a decreasing function: the gradient fades at both ends"));

  private LossesPage() {}

  private static Map.Entry<String, LossInfo.Advice> advice(String id, String use, String blind) {
    return Map.entry(id, new LossInfo.Advice(use, blind));
  }

  static String write() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (LossInfo.Group group : LossInfo.Group.values()) {
      page.append("\n## ").append(group.title()).append("\n\n");
      List<LossInfo> losses =
          LossCatalog.losses().stream()
              .map(LossDefinition::info)
              .filter(info -> info.group() == group)
              .toList();
      table(page, losses);
      losses.forEach(info -> details(page, info));
    }
    page.append('\n').append(METRICS);
    metrics(page);
    return page.toString();
  }

  private static void table(StringBuilder page, List<LossInfo> losses) {
    row(page, "loss", "formula", "domain", "gradient", "when to use it", "what it cannot see");
    row(page, "---", "---", "---", "---", "---", "---");
    for (LossInfo info : losses) {
      row(
          page,
          "`" + info.id() + "`",
          info.mathematics().formula(),
          info.mathematics().domain(),
          info.mathematics().gradient(),
          info.advice().use(),
          info.advice().blind());
    }
  }

  private static void details(StringBuilder page, LossInfo info) {
    page.append("\n### `").append(info.id()).append("`: ").append(info.name()).append("\n\n");
    for (LossInfo.Input input : info.inputs()) {
      page.append("- input **").append(input.name()).append("**: ").append(input.meaning());
      page.append(input.differentiable() ? "; has a gradient\n" : "\n");
    }
    for (LossInfo.Parameter parameter : info.parameters()) {
      page.append(
          "- `--%s` (%s): %s\n"
              .formatted(parameter.name(), parameter.standard(), parameter.meaning()));
    }
    page.append("- reductions: ")
        .append(
            info.reductions().stream()
                .map(reduction -> "`" + reduction.label() + "`")
                .collect(Collectors.joining(", ")))
        .append(info.reductions().size() > 1 ? ", the first by default\n" : "\n");
    info.edgeCases().forEach(edge -> page.append("- ").append(edge).append('\n'));
    page.append("- source: ").append(info.source()).append('\n');
  }

  private static void metrics(StringBuilder page) {
    row(
        page,
        "metric",
        "definition",
        "better",
        "when to use it",
        "what it cannot see",
        "signature");
    row(page, "---", "---", "---", "---", "---", "---");
    for (DifferentiableMetric metric : differentiableMetrics()) {
      MetricInfo info = metric.info();
      LossInfo.Advice advice = ADVICE.get(info.id());
      if (advice == null) {
        throw new AssertionError(
            "LossesPage needs advice on %s as a loss: when to use it, what it cannot see"
                .formatted(info.id()));
      }
      row(
          page,
          "`" + info.id() + "`",
          info.definition(),
          info.direction() == MetricInfo.Direction.HIGHER_IS_BETTER ? "higher" : "lower",
          advice.use(),
          advice.blind(),
          "`" + info.signature() + "`");
    }
  }

  private static List<DifferentiableMetric> differentiableMetrics() {
    List<DifferentiableMetric> found = new ArrayList<>();
    for (var metric : MetricCatalog.load().metrics()) {
      if (metric instanceof DifferentiableMetric differentiable
          && LossCatalog.find(metric.info().id()).isEmpty()) {
        found.add(differentiable);
      }
    }
    return found;
  }

  /** A row of a table; what Markdown would read inside a cell is escaped. */
  private static void row(StringBuilder page, String... cells) {
    for (String cell : cells) {
      page.append("| ")
          .append(cell.replace("|", "\\|").replace("*", "\\*").replace("<", "\\<"))
          .append(' ');
    }
    page.append("|\n");
  }
}

package sqe.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.metrics.loss.LossCatalog;
import sqe.metrics.loss.LossDefinition;
import sqe.metrics.loss.LossInfo;

/**
 * What losses say of themselves, one block a group, and the differentiable metrics. Only the advice
 * on those is kept here.
 */
final class LossBlocks {

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
              "as pmsqe, of which it is a decreasing function: the gradient fades at both ends"),
          advice(
              "deep_feature",
              "training of denoisers, as its authors did; with λ of one's own data",
              "gain, and whatever the network was not trained to tell apart; any delay counts"),
          advice(
              "mr_stft_pwg",
              "vocoders and enhancers of waveforms, mostly beside an adversarial or a waveform loss",
              "phase and polarity; it has no gradient where the estimate is silent"),
          advice(
              "mr_stft_pwg_sc",
              "to weight the two parts of mr_stft_pwg: this one follows loud bins",
              "phase and polarity; quiet parts; it has no gradient where the estimate is silent"),
          advice(
              "mr_stft_pwg_log",
              "to weight the two parts of mr_stft_pwg: this one follows quiet bins as loud ones",
              "phase and polarity; it has no gradient where the estimate is silent"),
          advice(
              "mr_stft_auraloss",
              "as mr_stft_pwg where results are compared with auraloss",
              "as mr_stft_pwg"),
          advice(
              "mr_stft_auraloss_si",
              "as mr_stft_auraloss where the level of the estimate is free",
              "as mr_stft_pwg; the level"),
          advice(
              "mel_pwg",
              "vocoders; the spectral envelope counts more than single harmonics",
              "phase and polarity; below 80 Hz and above 7.6 kHz; differences within a mel band"),
          advice(
              "mel_auraloss",
              "as mel_pwg over the whole spectrum, where results are compared with auraloss",
              "phase and polarity; differences within a mel band"));

  private static Map.Entry<String, LossInfo.Advice> advice(String id, String use, String blind) {
    return Map.entry(id, new LossInfo.Advice(use, blind));
  }

  /** The losses of a group, by the group's name in lower case; {@code metrics}: the metrics. */
  String write(String group) {
    return group.equals("metrics")
        ? metrics()
        : losses(LossInfo.Group.valueOf(group.toUpperCase(Locale.ROOT)));
  }

  private static String losses(LossInfo.Group group) {
    List<LossInfo> losses =
        LossCatalog.losses().stream()
            .map(LossDefinition::info)
            .filter(info -> info.group() == group)
            .toList();
    StringBuilder text = new StringBuilder("## ").append(group.title()).append("\n\n");
    text.append(table(losses));
    losses.forEach(info -> details(text, info));
    return text.toString();
  }

  private static String table(List<LossInfo> losses) {
    List<List<String>> rows = new ArrayList<>();
    for (LossInfo info : losses) {
      rows.add(
          List.of(
              Markdown.code(info.id()),
              info.mathematics().formula(),
              info.mathematics().domain(),
              info.mathematics().gradient(),
              info.advice().use(),
              info.advice().blind()));
    }
    return Markdown.table(
        List.of("loss", "formula", "domain", "gradient", "when to use it", "what it cannot see"),
        rows);
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

  private static String metrics() {
    List<List<String>> rows = new ArrayList<>();
    for (DifferentiableMetric metric : differentiableMetrics()) {
      MetricInfo info = metric.info();
      LossInfo.Advice advice = ADVICE.get(info.id());
      if (advice == null) {
        throw new AssertionError(
            "LossBlocks needs advice on %s as a loss: when to use it, what it cannot see"
                .formatted(info.id()));
      }
      rows.add(
          List.of(
              Markdown.code(info.id()),
              info.definition(),
              info.directionText(),
              advice.use(),
              advice.blind(),
              Markdown.code(info.signature())));
    }
    return Markdown.table(
        List.of(
            "metric", "definition", "better", "when to use it", "what it cannot see", "signature"),
        rows);
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
}

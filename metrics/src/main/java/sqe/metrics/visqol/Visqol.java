package sqe.metrics.visqol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;

/** ViSQOL of one mode with one mapping, as a metric. */
final class Visqol implements Metric {

  private final MetricInfo info;
  private final PatchMatching matching;
  private final Mapping mapping;

  Visqol(MetricInfo info, PatchMatching matching, Mapping mapping) {
    this.info = info;
    this.matching = matching;
    this.mapping = mapping;
  }

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    pair.reference();
    pair.requireFinite();
    if (!info.sampleRates().contains(pair.sampleRate())) {
      throw UndefinedScoreException.wrongRate(info.sampleRates(), pair.sampleRate());
    }
    PatchMatching.Result result = pair.derive(matching);
    return info.score(mapping.mos(result), notes(result));
  }

  private static List<String> notes(PatchMatching.Result result) {
    List<String> notes = new ArrayList<>();
    if (result.similarity() < Mapping.LEAST_SIMILARITY) {
      notes.add("similarity below %s counts as MOS 1".formatted(Mapping.LEAST_SIMILARITY));
    }
    if (result.scored() < result.kept()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%d of %d patches lie beyond the end of the aligned estimate and are left out",
              result.kept() - result.scored(),
              result.kept()));
    }
    if (result.lost() > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%d of %d patches have no place in the estimate and count as 0",
              result.lost(),
              result.scored()));
    }
    return notes;
  }
}

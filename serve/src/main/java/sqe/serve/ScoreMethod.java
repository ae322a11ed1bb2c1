package sqe.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.transcript.Normaliser;
import sqe.scoring.MetricSelection;
import sqe.scoring.PairScorer;
import sqe.scoring.Profile;
import sqe.scoring.RowSink;
import sqe.scoring.ScoreRun;
import sqe.scoring.ScoreSpec;
import sqe.scoring.ScoringOptions;
import sqe.scoring.ScoringRate;
import sqe.scoring.TableFile;
import sqe.scoring.UnknownMetricException;
import sqe.table.Pair;
import sqe.table.TableFormat;

/** {@code score}: pairs become rows, as by {@code sqe score}. */
final class ScoreMethod implements Method {

  private static final List<String> OWN =
      List.of(
          "metrics", "profile", "normaliser", "delta", "diagnose", "digests", "output", "progress");

  private static final List<String> KNOWN = known();

  private static final FieldWords WORDS = new FieldWords();

  private final Scorers scorers;
  private final int jobs;

  ScoreMethod(MetricCatalog catalog, int jobs) {
    this.scorers = new Scorers(catalog);
    this.jobs = jobs;
  }

  private static List<String> known() {
    List<String> known = new ArrayList<>(RequestedPairs.NAMES);
    known.addAll(OWN);
    known.addAll(Policies.NAMES);
    return List.copyOf(known);
  }

  @Override
  public boolean isLong(Params params) {
    return RequestedPairs.areMany(params);
  }

  @Override
  public Map<String, @Nullable Object> answer(Params params, Call call) throws RequestException {
    params.requireOnly(KNOWN);
    RequestedPairs requested = RequestedPairs.of(params);
    Profile profile = params.choice("profile", Profile.values(), Profile::label);
    Normaliser normaliser =
        params.choice("normaliser", Normaliser.values(), Normaliser::label, Normaliser.NONE);
    ScoringOptions options = options(params, profile, requested.pairs());
    Normaliser texts = profile == null ? normaliser : profile.normaliser();
    List<String> metrics = metrics(params, profile, requested, options, scorers.catalog(texts));
    Path output = Sounds.path(params, "output");
    ScoreSpec asked = ScoreSpec.of(metrics);
    try {
      ScoreSpec spec =
          (profile == null ? asked : asked.with(profile))
              .with(options)
              .withDelta(params.flag("delta", false))
              .withDiagnosis(params.flag("diagnose", false))
              .withDigests(params.flag("digests", output != null))
              .carryingColumnsOf(requested.pairs());
      Scorers.Prepared prepared = scorers.of(spec, texts);
      return answer(params, call, requested, prepared, output);
    } catch (IllegalArgumentException e) {
      throw Failures.of(e); // a column has the name of another
    }
  }

  private Map<String, @Nullable Object> answer(
      Params params,
      Call call,
      RequestedPairs requested,
      Scorers.Prepared prepared,
      @Nullable Path output)
      throws RequestException {
    PairScorer scorer = prepared.scorer().reading(requested.sounds());
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("signatures", prepared.signatures());
    if (!requested.notes().isEmpty()) {
      result.put("notes", requested.notes());
    }
    if (output != null) {
      result.put("output", output.toString());
      result.put("rows_written", run(params, call, requested, scorer, table(output, scorer)));
    } else {
      RowList rows = new RowList(new Rows(requested.sounds(), WORDS));
      if (requested.pairs().size() == 1) {
        scorer.score(requested.pairs()).forEach(rows::accept);
      } else {
        run(params, call, requested, scorer, rows);
      }
      result.put("rows", rows.kept());
    }
    return result;
  }

  private static TableFile table(Path output, PairScorer scorer) {
    return TableFile.of(
        output,
        TableFormat.of(output),
        scorer.columns(),
        scorer.metadata(List.of("sqe", "serve"), ""),
        WORDS);
  }

  /** Scores into a sink and returns the number of rows. */
  private int run(
      Params params, Call call, RequestedPairs requested, PairScorer scorer, RowSink sink)
      throws RequestException {
    boolean told = params.flag("progress", false);
    CallObserver observer = new CallObserver(call, told, requested.pairs().size());
    try (sink) {
      return new ScoreRun(scorer, jobs, false)
          .into(sink, requested.pairs(), observer)
          .summary()
          .rows();
    } catch (IOException e) {
      throw Failures.of("cannot write " + params.text("output", "the rows"), e);
    }
  }

  private static ScoringOptions options(Params params, @Nullable Profile profile, List<Pair> pairs)
      throws RequestException {
    for (String name : Policies.NAMES) {
      if (profile != null && params.has(name)) {
        throw RequestException.params(
            "profile %s says what %s is: leave out one of them".formatted(profile.label(), name));
      }
    }
    ScoringOptions options = profile == null ? Policies.of(params) : profile.policies();
    boolean sources = pairs.stream().anyMatch(pair -> pair.sources() != null);
    return sources ? options.with(new ScoringOptions.Channels.SeparatedSources()) : options;
  }

  private static List<String> metrics(
      Params params,
      @Nullable Profile profile,
      RequestedPairs requested,
      ScoringOptions options,
      MetricCatalog catalog)
      throws RequestException {
    MetricSelection selection = MetricSelection.of(catalog, requested.pairs(), options);
    List<String> words = params.texts("metrics");
    try {
      if (words.isEmpty() && profile != null) {
        return ids(selection.having(profile.metrics()));
      }
      Integer rate =
          words.isEmpty() || selection.hasGroups(words)
              ? ScoringRate.of(requested.pairs(), options, requested.sounds())
              : null;
      if (words.isEmpty() && MetricSelection.haveNoReference(requested.pairs())) {
        throw RequestException.params("give reference, or metrics that need none");
      }
      return ids(words.isEmpty() ? selection.byDefault(rate) : selection.choose(words, rate));
    } catch (UnknownMetricException e) {
      throw new RequestException(
          RequestException.Code.PARAMS, e.getMessage() + "; the method metrics lists them all", e);
    }
  }

  private static List<String> ids(List<Metric> metrics) {
    return metrics.stream().map(metric -> metric.info().id()).toList();
  }
}

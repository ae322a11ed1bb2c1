package sqe.audit.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairFeatures;

/** Shows each check what it looks at. */
public final class CheckRunner {

  private final AuditData data;
  private final @Nullable ScoredTable scores;

  private CheckRunner(AuditData data, @Nullable ScoredTable scores) {
    this.data = data;
    this.scores = scores;
  }

  /**
   * What the checks find, by check, then worst first.
   *
   * @param data what a pass over a set has collected
   * @param scores a table of scores, or null
   * @param settings limits, and which checks are looked at
   */
  public static List<Finding> findings(
      AuditData data, @Nullable ScoredTable scores, AuditSettings settings) {
    var runner = new CheckRunner(data, scores);
    List<Finding> findings = new ArrayList<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (Check check : CheckCatalog.checks()) {
      CheckInfo info = check.info();
      numbers.put(info.id(), info.number());
      if (settings.enabled(info)) {
        runner.run(check, new Reporter(info, settings, findings));
      }
    }
    findings.sort(
        Comparator.comparing((Finding f) -> numbers.getOrDefault(f.check(), 0))
            .thenComparing(Finding::severity)
            .thenComparing(Comparator.comparingDouble(Finding::excess).reversed())
            .thenComparing(Finding::file)
            .thenComparing(Finding::channel)
            .thenComparing(Finding::message));
    return findings;
  }

  private void run(Check check, Reporter report) {
    for (FileFeatures file : data.files()) {
      if (file.decoded()) {
        ofFile(check, file, report.of(file.name()));
      }
    }
    for (PairFeatures pair : data.pairs()) {
      ofPair(check, pair, report.of(pair.name()));
    }
    if (check instanceof Check.OfSet ofSet && !data.files().isEmpty()) {
      ofSet.check(data, report);
    }
    if (check instanceof Check.OfScores ofScores && scores != null) {
      ofScores.check(scores, report);
    }
  }

  private static void ofFile(Check check, FileFeatures file, Reporter report) {
    if (check instanceof Check.OfFile ofFile) {
      ofFile.check(file, report);
    }
    for (int c = 0; c < file.channels().size(); c++) {
      ChannelFeatures channel = file.channels().get(c);
      if (check instanceof Check.OfChannel ofChannel) {
        ofChannel.check(channel, file, report.channel(c + 1));
      }
      boolean speech = file.isReference() && !channel.silent();
      if (speech && check instanceof Check.OfReferenceSpeech ofSpeech) {
        ofSpeech.check(channel, file, report.channel(c + 1));
      }
    }
  }

  private static void ofPair(Check check, PairFeatures pair, Reporter report) {
    if (check instanceof Check.OfPair ofPair) {
      ofPair.check(pair, report);
    }
    for (int c = 0; c < pair.channels().size(); c++) {
      PairFeatures.Channel channel = pair.channels().get(c);
      if (check instanceof Check.OfPairChannel ofChannel) {
        ofChannel.check(channel, pair, report.channel(c + 1));
      }
      boolean speech = !channel.reference().silent() && !channel.estimate().silent();
      if (speech && check instanceof Check.OfPairSpeech ofSpeech) {
        ofSpeech.check(channel, pair, report.channel(c + 1));
      }
    }
  }
}

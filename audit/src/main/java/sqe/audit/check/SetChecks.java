package sqe.audit.check;

import static sqe.audit.check.Check.check;
import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.INFO;
import static sqe.audit.check.Severity.WARNING;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.ManifestRows;
import sqe.audit.feature.PairFeatures;
import sqe.scoring.diagnosis.Fingerprint;
import sqe.table.Counted;

/** What only the whole set shows, or what its manifest says of it. */
final class SetChecks {

  static final List<Check> ALL =
      List.of(
          check("near-duplicate", WARNING)
              .about(
                  "Two references are the same recording at another level, a little shifted, cut or "
                      + "coded: similarity of their fingerprints, within one split.")
              .limit(0.95, "", "smallest similarity")
              .source(
                  "cleanlab near-duplicates; bad-cv-clips; limit own: different sentences of one "
                      + "speaker reach 0.75")
              .advice("Keep one of them.")
              .looking(
                  new Look.OfAlike(
                      SetChecks::recording,
                      NearDuplicates.Scope.WITHIN_A_SPLIT,
                      NearDuplicates.SPECTRAL_TOLERANCE,
                      "",
                      SetChecks::nearDuplicate)),
          check("leakage", ERROR)
              .about(
                  "Train and test share something: the same samples, the same recording at another "
                      + "level or shifted, a speaker, or a text. Splits come from the manifest "
                      + "(split, subset) or from folders called train, dev, val, test and the like.")
              .limit(0.95, "", "smallest similarity of fingerprints")
              .limit("noise", 0.9, "", "the same, of noise")
              .source("own: see the distribution in the documentation; cleanlab non-iid issue")
              .drops("Leave it out: the other split has it.")
              .advice("Take it out of one of the splits.")
              .looking(LeakageCheck.looks()),
          check("declared-snr", WARNING)
              .about(
                  "The SNR in the manifest (snr, snr_db) is not the global one: 10 "
                      + "log10(E_reference/E_(estimate - reference)). Only where the estimates are "
                      + "the noisy files.")
              .limit(2, "dB", "largest difference")
              .source("DNS challenge test_snr")
              .advice("Find out which SNR the manifest means (active, segmental, per band).")
              .ofPair(SetChecks::declaredSnr),
          check("declared-level", WARNING)
              .about(
                  "The RMS level in the manifest (level, level_db, target_level) is not that of the "
                      + "file.")
              .limit(2, "dB", "largest difference")
              .source("DNS challenge test_normalization")
              .advice("Normalise again, or correct the manifest.")
              .ofFile(
                  (file, report) ->
                      declared(
                          file.column(Columns.LEVEL),
                          file.channels().get(0).level().longTermDb(),
                          "dBFS",
                          report)),
          check("imbalance", INFO)
              .about("One speaker, gender or condition has most of the time, or next to none.")
              .limit(
                  0.5,
                  "of the time",
                  "largest share, with three or more values; for two values 1 less the smallest "
                      + "share")
              .limit("low", 0.02, "of the time", "smallest share")
              .source("cleanlab class imbalance")
              .advice("Report results by group, or weight.")
              .ofSet(ImbalanceCheck::ofSet),
          check("few-clusters", WARNING)
              .about("Too few speakers to say anything about speakers.")
              .limit(6, "speakers", "fewest")
              .source("a two-sided sign-flip test on fewer than 6 clusters cannot reach p < 0.05")
              .advice("Say \"for these speakers\", or add some.")
              .ofSet(SetChecks::fewClusters),
          check("too-few", WARNING)
              .about("A group has too few files for a confidence interval.")
              .limit(10, "files", "fewest")
              .source("intervals are not given below n = 10")
              .advice("Join groups, or report them without an interval.")
              .ofSet(SetChecks::tooFew),
          check("null-metadata", WARNING)
              .about("A column of the manifest has empty cells, or one value throughout.")
              .source("cleanlab null issue")
              .advice("Fill the column or drop it.")
              .ofSet(SetChecks::nullMetadata),
          check("rate", WARNING)
              .about(
                  "Characters or words a second, with the transcript of the manifest, are out of "
                      + "range.")
              .limit("characters.low", 3, "1/s", "fewest characters")
              .limit("characters.high", 25, "1/s", "most characters")
              .limit("words.low", 1, "1/s", "fewest words")
              .limit("words.high", 5, "1/s", "most words")
              .source("NeMo Curator char and word rate; range own")
              .advice("Transcript and recording may not belong together.")
              .ofFile(SetChecks::speakingRates),
          check("path", WARNING)
              .about(
                  "The path is long, or not plain ASCII: some tools cannot open it. Warnings of the "
                      + "search for files: a name in two forms of accents or not in UTF-8, a link to "
                      + "a folder around it, a place that cannot be read.")
              .limit(127, "bytes", "longest path")
              .source("sednn issue 9 (fixed buffers of the ITU tool)")
              .advice(
                  "Rename, if other tools must read it; give all folders one form of accents. Remove "
                      + "such a link; give the right to read.")
              .ofFile(SetChecks::path)
              .ofSet(
                  (data, report) ->
                      data.warnings().forEach(warning -> report.found(WARNING, warning))),
          check("sources", INFO)
              .about(
                  "The files are separated sources, which may come in any order: none is compared"
                      + " with a reference here.")
              .source("own")
              .advice("Score them: sqe score finds which estimate is of which reference.")
              .ofSet(SetChecks::sources),
          check(MosOutlierCheck.ID, WARNING)
              .about(
                  "A reference sounds much worse to a network than the rest of the set: (DNSMOS "
                      + "overall - median)/(1.4826 MAD) of its first channel is far below 0. Off "
                      + "unless a limit is set, 3.5 for instance: it takes a second and a half "
                      + "of processor time a file, a hundred times as long as all other checks. "
                      + "Needs the module models.")
              .limit(Double.POSITIVE_INFINITY, "", "largest robust z below the median")
              .source("own; robust z: Iglewicz and Hoaglin 1993 (3.5)")
              .advice("Listen to it: it may be noisy, reverberant, coded, or no speech.")
              .ofSet(MosOutlierCheck::ofSet));

  private SetChecks() {}

  private static void sources(AuditData data, Reporter report) {
    if (!data.sources().isEmpty()) {
      report.found(INFO, data.sources());
    }
  }

  /** What a reference with sound sounds like. */
  static Optional<Sound> recording(FileFeatures file, @Nullable Fingerprint noise) {
    boolean sounds =
        noise == null && file.decoded() && file.isReference() && !file.channels().get(0).silent();
    return sounds ? Sound.of(file, file.fingerprint()) : Optional.empty();
  }

  private static void nearDuplicate(Sound first, Sound second, double similarity, Reporter report) {
    report
        .of(second.name())
        .found(
            WARNING, similarity, report.limit(), "sounds like %s (%.3f)", first.name(), similarity);
  }

  private static void declaredSnr(PairFeatures pair, Reporter report) {
    if (!pair.channels().isEmpty()) {
      String cell = ManifestRows.value(pair.columns(), Columns.SNR);
      declared(cell, pair.channels().get(0).snrDb(), "dB", report);
    }
  }

  /** Reports what is further from the manifest than the limit allows. */
  private static void declared(String cell, double measured, String unit, Reporter report) {
    double declared = ManifestRows.number(cell);
    if (Math.abs(measured - declared) > report.limit()) {
      report.found(
          WARNING,
          measured,
          declared,
          "manifest says %.1f %s, measured %.1f %s",
          declared,
          unit,
          measured,
          unit);
    }
  }

  private static void fewClusters(AuditData data, Reporter report) {
    Set<String> speakers = new HashSet<>();
    data.references().forEach(f -> speakers.add(f.column(Columns.SPEAKER)));
    speakers.remove("");
    if (!speakers.isEmpty()) {
      report.below(WARNING, speakers.size(), Counted.of(speakers.size(), "speaker", "speakers"));
    }
  }

  private static void tooFew(AuditData data, Reporter report) {
    for (String[] column : Columns.GROUPS) {
      Map<String, Integer> counts = new TreeMap<>();
      data.references().forEach(f -> counts.merge(f.column(column), 1, Integer::sum));
      counts.remove("");
      counts.forEach(
          (value, count) ->
              report.below(
                  WARNING,
                  count,
                  "%s %s has %s",
                  column[0],
                  value,
                  Counted.of(count, "file", "files")));
    }
  }

  private static void nullMetadata(AuditData data, Reporter report) {
    List<Map<String, String>> rows = data.manifest();
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns.addAll(row.keySet()));
    for (String column : columns) {
      List<String> cells = rows.stream().map(r -> r.getOrDefault(column, "").strip()).toList();
      nullMetadata(column, cells, report.of(column));
    }
  }

  private static void nullMetadata(String column, List<String> cells, Reporter report) {
    int empty = Collections.frequency(cells, "");
    boolean constant = cells.stream().distinct().count() == 1;
    report.above(
        WARNING,
        empty,
        0,
        "column %s: %d of %d cells %s empty",
        column,
        empty,
        cells.size(),
        empty == 1 ? "is" : "are");
    if (empty == 0 && constant && cells.size() > 2 && !Columns.mayBeConstant(column)) {
      report.found(WARNING, "column %s is '%s' throughout".formatted(column, cells.get(0)));
    }
  }

  private static void speakingRates(FileFeatures file, Reporter report) {
    String transcript = file.column(Columns.TEXT);
    if (!transcript.isEmpty() && file.isReference()) {
      int characters = transcript.codePointCount(0, transcript.length());
      int words = transcript.split("\\s+").length;
      speakingRate("characters", characters / file.seconds(), report);
      speakingRate("words", words / file.seconds(), report);
    }
  }

  private static void speakingRate(String what, double rate, Reporter report) {
    report.outside(
        WARNING,
        rate,
        report.limit(what + ".low"),
        report.limit(what + ".high"),
        "%.1f %s a second",
        rate,
        what);
  }

  private static void path(FileFeatures file, Reporter report) {
    int bytes = file.name().getBytes(StandardCharsets.UTF_8).length;
    boolean ascii = file.name().chars().allMatch(c -> c < 128);
    if (ascii) {
      report.above(INFO, bytes, "path of %.0f bytes");
    } else {
      report.found(INFO, bytes, report.limit(), "the path is not plain ASCII");
    }
  }
}

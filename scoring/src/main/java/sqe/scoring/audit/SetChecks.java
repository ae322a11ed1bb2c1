package sqe.scoring.audit;

import static sqe.scoring.audit.CheckInfo.Group.SET;
import static sqe.scoring.audit.Reporter.text;
import static sqe.scoring.audit.Severity.ERROR;
import static sqe.scoring.audit.Severity.INFO;
import static sqe.scoring.audit.Severity.WARNING;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import sqe.scoring.audit.CheckInfo.Limit;

/** Checks 42 to 51: what only the whole set shows. */
final class SetChecks {

  private SetChecks() {}

  static List<Check> all() {
    return List.of(
        new NearDuplicate(),
        new Leakage(),
        new DeclaredSnr(),
        new DeclaredLevel(),
        new Imbalance(),
        new FewClusters(),
        new TooFew(),
        new NullMetadata(),
        new SpeakingRate(),
        new PathName());
  }

  /** Check 42: {@code near-duplicate}. */
  static final class NearDuplicate implements Check.OfSet {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            42,
            "near-duplicate",
            SET,
            WARNING,
            "Two references are the same recording at another level, a little shifted, cut "
                + "or coded: similarity of their fingerprints, within one split.",
            List.of(new Limit("", 0.95, "", "smallest similarity")),
            "cleanlab near-duplicates; bad-cv-clips; limit own: different sentences of one "
                + "speaker reach 0.75",
            "Keep one of them.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(AuditData data, Reporter report) {
      for (NearDuplicates.Match match : NearDuplicates.find(data.references(), report.limit())) {
        if (!Splits.differ(match.first(), match.second())) {
          report.file(
              WARNING,
              match.second().name(),
              match.similarity(),
              report.limit(),
              text("sounds like %s (%.3f)", match.first().name(), match.similarity()));
        }
      }
    }
  }

  /** Check 43: {@code leakage}. */
  static final class Leakage implements Check.OfSet {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            43,
            "leakage",
            SET,
            ERROR,
            "Train and test share something: the same samples, the same recording at "
                + "another level or shifted, a speaker, or a text. Splits come from the manifest "
                + "(split, subset) or from folders called train, dev, val, test and the like.",
            List.of(new Limit("", 0.95, "", "smallest similarity of fingerprints")),
            "own; cleanlab non-iid issue",
            "Take it out of one of the splits.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(AuditData data, Reporter report) {
      List<FileFeatures> files = data.files().stream().filter(FileFeatures::decoded).toList();
      shared(files, "samples", FileFeatures::hash, report);
      shared(files, "speaker", f -> f.column(Columns.SPEAKER), report);
      shared(files, "text", f -> f.column(Columns.TEXT), report);
      for (NearDuplicates.Match match : NearDuplicates.find(data.references(), report.limit())) {
        boolean exact = match.first().hash().equals(match.second().hash());
        if (Splits.differ(match.first(), match.second()) && !exact) {
          report.file(
              ERROR,
              match.second().name(),
              match.similarity(),
              report.limit(),
              text(
                  "is %s (%s) again, at another level or place",
                  match.first().name(), Splits.of(match.first())));
        }
      }
    }

    private static void shared(
        List<FileFeatures> files, String what, Columns.Key key, Reporter report) {
      Map<String, Map<String, FileFeatures>> byKey = new LinkedHashMap<>();
      for (FileFeatures file : files) {
        String value = key.of(file);
        String split = Splits.of(file);
        if (!value.isEmpty()
            && !split.isEmpty()
            && file.channels().stream().anyMatch(c -> !c.silent())) {
          byKey.computeIfAbsent(value, k -> new LinkedHashMap<>()).putIfAbsent(split, file);
        }
      }
      byKey.forEach(
          (value, splits) -> {
            if (splits.size() > 1) {
              List<FileFeatures> found = new ArrayList<>(splits.values());
              String shown = what.equals("samples") ? "" : " '" + value + "'";
              report.file(
                  ERROR,
                  found.get(1).name(),
                  text(
                      "the same %s%s in %s: %s",
                      what, shown, String.join(" and ", splits.keySet()), found.get(0).name()));
            }
          });
    }
  }

  /** Check 44: {@code declared-snr}. */
  static final class DeclaredSnr implements Check.OfPair {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            44,
            "declared-snr",
            SET,
            WARNING,
            "The SNR in the manifest (snr, snr_db) is not the global one: 10 "
                + "log10(E_reference/E_(estimate - reference)). Only where the estimates are the "
                + "noisy files.",
            List.of(new Limit("", 2, "dB", "largest difference")),
            "DNS challenge test_snr",
            "Find out which SNR the manifest means (active, segmental, per band).");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(PairFeatures pair, Reporter report) {
      double declared = ManifestRows.number(Columns.value(pair.columns(), "snr", "snr_db"));
      if (!Double.isNaN(declared) && !pair.channels().isEmpty()) {
        double measured = pair.channels().get(0).snrDb();
        if (Math.abs(measured - declared) > report.limit()) {
          report.file(
              WARNING,
              pair.name(),
              measured,
              declared,
              text("manifest says %.1f dB, measured %.1f dB", declared, measured));
        }
      }
    }
  }

  /** Check 45: {@code declared-level}. */
  static final class DeclaredLevel implements Check.OfFile {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            45,
            "declared-level",
            SET,
            WARNING,
            "The RMS level in the manifest (level, level_db, target_level) is not that of "
                + "the file.",
            List.of(new Limit("", 2, "dB", "largest difference")),
            "DNS challenge test_normalization",
            "Normalise again, or correct the manifest.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      double declared =
          ManifestRows.number(file.column("level", "level_db", "target_level", "target_level_db"));
      double measured = file.channels().get(0).level().longTermDb();
      if (Math.abs(measured - declared) > report.limit()) {
        report.file(
            WARNING,
            file.name(),
            measured,
            declared,
            text("manifest says %.1f dBFS, measured %.1f dBFS", declared, measured));
      }
    }
  }

  /** Check 46: {@code imbalance}. */
  static final class Imbalance implements Check.OfSet {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            46,
            "imbalance",
            SET,
            INFO,
            "One speaker, gender or condition has most of the time, or next to none.",
            List.of(
                new Limit(
                    "",
                    0.5,
                    "of the time",
                    "largest share, with three or more values; for two values 1 less the smallest "
                        + "share"),
                new Limit("low", 0.02, "of the time", "smallest share")),
            "cleanlab class imbalance",
            "Report results by group, or weight.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(AuditData data, Reporter report) {
      for (String[] column : Columns.BALANCED) {
        Map<String, Double> seconds = new TreeMap<>();
        double total = 0;
        for (FileFeatures file : data.references()) {
          String value = file.column(column);
          if (!value.isEmpty()) {
            seconds.merge(value, file.seconds(), Double::sum);
            total += file.seconds();
          }
        }
        double high = seconds.size() == 2 ? 1 - report.limit("low") : report.limit();
        for (Map.Entry<String, Double> entry : seconds.entrySet()) {
          double share = entry.getValue() / total;
          if (seconds.size() > 1 && (share > high || share < report.limit("low"))) {
            report.file(
                INFO,
                "",
                share,
                share > high ? high : report.limit("low"),
                text("%s %s has %.1f %% of the time", column[0], entry.getKey(), 100 * share));
          }
        }
      }
    }
  }

  /** Check 47: {@code few-clusters}. */
  static final class FewClusters implements Check.OfSet {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            47,
            "few-clusters",
            SET,
            WARNING,
            "Too few speakers to say anything about speakers.",
            List.of(new Limit("", 6, "speakers", "fewest")),
            "a two-sided sign-flip test on fewer than 6 clusters cannot reach p < 0.05",
            "Say \"for these speakers\", or add some.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(AuditData data, Reporter report) {
      Set<String> speakers = new LinkedHashSet<>();
      data.references().forEach(f -> speakers.add(f.column(Columns.SPEAKER)));
      speakers.remove("");
      if (!speakers.isEmpty() && speakers.size() < report.limit()) {
        report.file(
            WARNING, "", speakers.size(), report.limit(), text("%d speaker(s)", speakers.size()));
      }
    }
  }

  /** Check 48: {@code too-few}. */
  static final class TooFew implements Check.OfSet {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            48,
            "too-few",
            SET,
            WARNING,
            "A group has too few files for a confidence interval.",
            List.of(new Limit("", 10, "files", "fewest")),
            "BCa bootstrap intervals are not given below n = 10",
            "Join groups, or report them without an interval.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(AuditData data, Reporter report) {
      for (String[] column : Columns.GROUPS) {
        Map<String, Integer> counts = new TreeMap<>();
        for (FileFeatures file : data.references()) {
          String value = file.column(column);
          if (!value.isEmpty()) {
            counts.merge(value, 1, Integer::sum);
          }
        }
        counts.forEach(
            (value, count) -> {
              if (count < report.limit()) {
                report.file(
                    WARNING,
                    "",
                    count,
                    report.limit(),
                    text("%s %s has %d file(s)", column[0], value, count));
              }
            });
      }
    }
  }

  /** Check 49: {@code null-metadata}. */
  static final class NullMetadata implements Check.OfSet {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            49,
            "null-metadata",
            SET,
            WARNING,
            "A column of the manifest has empty cells, or one value throughout.",
            List.of(),
            "cleanlab null issue",
            "Fill the column or drop it.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(AuditData data, Reporter report) {
      Map<String, Set<String>> values = new LinkedHashMap<>();
      Map<String, Integer> empty = new LinkedHashMap<>();
      for (Map<String, String> row : data.manifest()) {
        row.forEach(
            (column, value) -> {
              values.computeIfAbsent(column, k -> new LinkedHashSet<>()).add(value.strip());
              empty.merge(column, value.isBlank() ? 1 : 0, Integer::sum);
            });
      }
      int rows = data.manifest().size();
      values.forEach(
          (column, found) -> {
            int missing = empty.getOrDefault(column, 0);
            if (missing > 0) {
              report.file(
                  WARNING,
                  column,
                  missing,
                  0,
                  text("column %s: %d of %d cells are empty", column, missing, rows));
            } else if (found.size() == 1 && rows > 2 && !Columns.mayBeConstant(column)) {
              report.file(
                  WARNING,
                  column,
                  text("column %s is '%s' throughout", column, found.iterator().next()));
            }
          });
    }
  }

  /** Check 50: {@code rate}. */
  static final class SpeakingRate implements Check.OfFile {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            50,
            "rate",
            SET,
            WARNING,
            "Characters or words a second, with the transcript of the manifest, are out of "
                + "range.",
            List.of(
                new Limit("characters.low", 3, "1/s", "fewest characters"),
                new Limit("characters.high", 25, "1/s", "most characters"),
                new Limit("words.low", 1, "1/s", "fewest words"),
                new Limit("words.high", 5, "1/s", "most words")),
            "NeMo Curator char and word rate; range own",
            "Transcript and recording may not belong together.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      String transcript = file.column(Columns.TEXT);
      if (!transcript.isEmpty() && file.isReference()) {
        double characters = transcript.codePointCount(0, transcript.length()) / file.seconds();
        double words = transcript.split("\\s+").length / file.seconds();
        rate(file, report, "characters", characters);
        rate(file, report, "words", words);
      }
    }

    private static void rate(FileFeatures file, Reporter report, String what, double value) {
      double low = report.limit(what + ".low");
      double high = report.limit(what + ".high");
      if (value < low || value > high) {
        report.file(
            WARNING,
            file.name(),
            value,
            value < low ? low : high,
            text("%.1f %s a second", value, what));
      }
    }
  }

  /** Check 51: {@code path}. */
  static final class PathName implements Check.OfFile {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            51,
            "path",
            SET,
            INFO,
            "The path is long, or not plain ASCII: some tools cannot open it.",
            List.of(new Limit("", 127, "bytes", "longest path")),
            "sednn issue 9 (fixed buffers of the ITU tool)",
            "Rename, if other tools must read it.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      int bytes = file.name().getBytes(StandardCharsets.UTF_8).length;
      boolean ascii = file.name().chars().allMatch(c -> c < 128);
      if (bytes > report.limit() || !ascii) {
        report.file(
            INFO,
            file.name(),
            bytes,
            report.limit(),
            ascii ? text("path of %d bytes", bytes) : "the path is not plain ASCII");
      }
    }
  }
}

package sqe.scoring.audit;

import static sqe.scoring.audit.CheckInfo.Group.INTEGRITY;
import static sqe.scoring.audit.Reporter.text;
import static sqe.scoring.audit.Severity.ERROR;
import static sqe.scoring.audit.Severity.WARNING;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sqe.scoring.audit.CheckInfo.Limit;

/** Checks 1 to 8: is every file whole, and what the rest of the set is. */
final class IntegrityChecks {

  private IntegrityChecks() {}

  static List<Check> all() {
    return List.of(
        new Decode(),
        new DeclaredDuration(),
        new SampleRate(),
        new PairRate(),
        new Channels(),
        new NonFinite(),
        new BitDepth(),
        new ExactDuplicate());
  }

  /** Check 1: {@code decode}. */
  static final class Decode implements Check.OfSet {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            1,
            "decode",
            INTEGRITY,
            ERROR,
            "The file decodes to its end; sizes in the header equal the bytes that are " + "there.",
            List.of(),
            "lhotse validate(read_data=True): declared = actual samples",
            "Copy or write the file again; leave it out until then.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(AuditData data, Reporter report) {
      for (FileFeatures file : data.files()) {
        if (file.failure() != null) {
          report.file(ERROR, file.name(), file.failure());
        }
        for (String warning : file.warnings()) {
          report.file(WARNING, file.name(), warning);
        }
      }
      for (String warning : data.warnings()) {
        report.file(WARNING, "", warning);
      }
    }
  }

  /** Check 2: {@code declared-duration}. */
  static final class DeclaredDuration implements Check.OfFile {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            2,
            "declared-duration",
            INTEGRITY,
            ERROR,
            "The manifest says another duration than the file has. WAVE and FLAC are "
                + "lossless, so one sample is allowed, or half a unit of the last digit the "
                + "manifest gives.",
            List.of(new Limit("", 1, "samples", "largest difference")),
            "lhotse: 0.5 s by default, 0.1 to 0.3 s said to be reasonable; own: no excuse "
                + "for lossless files",
            "Make the manifest anew from the files.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      String declared = file.column("duration", "duration_s", "seconds");
      if (!declared.isEmpty()) {
        double seconds = ManifestRows.number(declared);
        int point = declared.indexOf('.');
        int digits = point < 0 ? 0 : declared.length() - point - 1;
        double rounding = 0.5 * StrictMath.pow(10, -digits);
        double allowed = Math.max(report.limit() / file.sampleRate(), rounding * 1.001);
        double difference = Math.abs(seconds - file.seconds());
        if (!(difference <= allowed)) {
          report.file(
              ERROR,
              file.name(),
              difference,
              allowed,
              text("manifest says %s s, the file has %.4f s", declared, file.seconds()));
        }
      }
    }
  }

  /** Check 3: {@code sample-rate}. */
  static final class SampleRate implements Check.OfSet {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            3,
            "sample-rate",
            INTEGRITY,
            ERROR,
            "The rate is not the declared one or, without a declaration, not that of most "
                + "files on its side of the set.",
            List.of(),
            "DNS challenge test_samplingrate",
            "Resample the file, or keep one set a rate.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(AuditData data, Reporter report) {
      for (FileFeatures.Role role : FileFeatures.Role.values()) {
        Map<Integer, Integer> counts = new HashMap<>();
        List<FileFeatures> files =
            data.files().stream().filter(f -> f.decoded() && f.role() == role).toList();
        files.forEach(f -> counts.merge(f.sampleRate(), 1, Integer::sum));
        int most =
            counts.entrySet().stream()
                .max(
                    Map.Entry.<Integer, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
        for (FileFeatures file : files) {
          String declared = file.column("sample_rate", "rate", "sampling_rate");
          double wanted = declared.isEmpty() ? most : ManifestRows.number(declared);
          if (file.sampleRate() != wanted) {
            String what = declared.isEmpty() ? "most files have" : "the manifest says";
            report.file(
                ERROR,
                file.name(),
                file.sampleRate(),
                wanted,
                text("%d Hz; %s %.0f Hz", file.sampleRate(), what, wanted));
          }
        }
      }
    }
  }

  /** Check 4: {@code pair-rate}. */
  static final class PairRate implements Check.OfPair {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            4,
            "pair-rate",
            INTEGRITY,
            ERROR,
            "Reference and estimate have different sample rates.",
            List.of(),
            "ViSQOL stops; VERSA lowers one in silence",
            "Resample one side before scoring, or score with --resample.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(PairFeatures pair, Reporter report) {
      int reference = pair.reference().sampleRate();
      int estimate = pair.estimate().sampleRate();
      if (reference != estimate) {
        report.file(
            ERROR,
            pair.name(),
            estimate,
            reference,
            text("reference %d Hz, estimate %d Hz", reference, estimate));
      }
    }
  }

  /** Check 5: {@code channels}. */
  static final class Channels implements Check.OfSet, Check.OfPair, Check.OfFile {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            5,
            "channels",
            INTEGRITY,
            ERROR,
            "The number of channels differs within a pair (error) or from most of the set; "
                + "several channels are all equal (no stereo), or one is silent while another is "
                + "not.",
            List.of(),
            "own",
            "Keep one channel count; drop a copied or dead channel.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(AuditData data, Reporter report) {
      Map<Integer, Integer> counts = new HashMap<>();
      List<FileFeatures> files = data.references();
      files.forEach(f -> counts.merge(f.channels().size(), 1, Integer::sum));
      int most =
          counts.entrySet().stream()
              .max(
                  Map.Entry.<Integer, Integer>comparingByValue()
                      .thenComparing(Map.Entry.comparingByKey()))
              .map(Map.Entry::getKey)
              .orElse(0);
      for (FileFeatures file : files) {
        int channels = file.channels().size();
        if (channels != most) {
          report.file(
              ERROR,
              file.name(),
              channels,
              most,
              text("%d channel(s); most files have %d", channels, most));
        }
      }
    }

    @Override
    public void check(PairFeatures pair, Reporter report) {
      int reference = pair.reference().channels().size();
      int estimate = pair.estimate().channels().size();
      if (reference != estimate) {
        report.file(
            ERROR,
            pair.name(),
            estimate,
            reference,
            text("reference %d channel(s), estimate %d", reference, estimate));
      }
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      boolean some = file.channels().stream().anyMatch(c -> !c.silent());
      if (file.identicalChannels() && some) {
        report.file(WARNING, file.name(), "all channels are the same to the bit");
      }
      if (some) {
        file.eachChannel(
            (channel, number) -> {
              if (channel.silent()) {
                report.at(
                    WARNING,
                    file.name(),
                    number,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    "this channel is silent, another is not");
              }
            });
      }
    }
  }

  /** Check 6: {@code nonfinite}. */
  static final class NonFinite implements Check.OfFile {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            6,
            "nonfinite",
            INTEGRITY,
            ERROR,
            "A sample is NaN or infinite (error), or so small that it is denormal " + "(warning).",
            List.of(new Limit("denormals", 0, "samples", "most denormal samples allowed")),
            "ffmpeg astats: Number_of_NaNs, _Infs, _denormals",
            "Find out what wrote it: no metric has a value for such a file.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      file.eachChannel(
          (channel, number) -> {
            SampleStatistics s = channel.samples();
            double second = file.secondOf(s.firstNonFinite());
            if (s.nonFinite() > 0) {
              report.at(
                  ERROR,
                  file.name(),
                  number,
                  second,
                  s.nonFinite(),
                  0,
                  text("%d sample(s) are NaN or infinite", s.nonFinite()));
            }
            if (s.denormals() > report.limit("denormals")) {
              report.at(
                  WARNING,
                  file.name(),
                  number,
                  Double.NaN,
                  s.denormals(),
                  report.limit("denormals"),
                  text("%d sample(s) are denormal", s.denormals()));
            }
          });
    }
  }

  /** Check 7: {@code bit-depth}. */
  static final class BitDepth implements Check.OfFile {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            7,
            "bit-depth",
            INTEGRITY,
            WARNING,
            "Fewer bits are used than a 16- or 24-bit container has: the lowest are always "
                + "0. The container is told from the bytes a sample takes in the file; float and "
                + "compressed files are not judged.",
            List.of(new Limit("", 1, "bits", "fewest unused bits reported")),
            "ffmpeg astats Bit_depth, sox stats",
            "Find the original: the file was made from fewer bits.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      long samples = (long) file.length() * file.channels().size();
      long bytes = Math.round((double) file.bytes() / Math.max(1, samples));
      boolean wave = file.name().toLowerCase(Locale.ROOT).matches(".*\\.wave?");
      if (wave && (bytes == 2 || bytes == 3) && file.length() > 4096) {
        file.eachChannel(
            (channel, number) -> {
              int bits = channel.samples().effectiveBits();
              long unused = 8 * bytes - bits;
              if (bits > 0 && unused >= report.limit()) {
                report.at(
                    WARNING,
                    file.name(),
                    number,
                    Double.NaN,
                    unused,
                    report.limit(),
                    text("%d of %d bits are used", bits, 8 * bytes));
              }
            });
      }
    }
  }

  /** Check 8: {@code exact-duplicate}. */
  static final class ExactDuplicate implements Check.OfSet {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            8,
            "exact-duplicate",
            INTEGRITY,
            ERROR,
            "Two ids have the same samples (SHA-256 of rate, channels and decoded samples). "
                + "Silent files are not compared.",
            List.of(),
            "cleanlab Datalab (near-duplicate issue)",
            "Keep one of them.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(AuditData data, Reporter report) {
      Map<String, List<FileFeatures>> byHash = new LinkedHashMap<>();
      for (FileFeatures file : data.files()) {
        if (file.decoded() && file.channels().stream().anyMatch(c -> !c.silent())) {
          String key = file.role() + file.hash();
          byHash.computeIfAbsent(key, k -> new ArrayList<>()).add(file);
        }
      }
      for (List<FileFeatures> same : byHash.values()) {
        for (FileFeatures copy : same.subList(1, same.size())) {
          report.file(ERROR, copy.name(), "has the same samples as " + same.get(0).name());
        }
      }
    }
  }
}

package sqe.audit.check;

import static sqe.audit.check.Check.check;
import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import java.util.Locale;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.ManifestRows;
import sqe.audit.feature.PairFeatures;
import sqe.audit.feature.SampleStatistics;
import sqe.table.Counted;

/** Files, rates, channels, copies. */
final class IntegrityChecks {

  /** Samples a file must have at least, for bits that are never used to be odd. */
  private static final int ENOUGH = 4096;

  static final List<Check> ALL =
      List.of(
          check("decode", ERROR)
              .about(
                  "The file decodes to its end; sizes in the header equal the bytes that are there.")
              .source("lhotse validate(read_data=True): declared = actual samples")
              .drops("Leave it out until it is copied or written again.")
              .advice("Copy or write the file again; leave it out until then.")
              .ofEveryFile(IntegrityChecks::decode),
          check("declared-duration", ERROR)
              .about(
                  "The manifest says another duration than the file has. WAVE and FLAC are "
                      + "lossless, so one sample is allowed, or half a unit of the last digit the "
                      + "manifest gives.")
              .limit(1, "samples", "largest difference")
              .source(
                  "lhotse: 0.5 s by default, 0.1 to 0.3 s said to be reasonable; own: no excuse for "
                      + "lossless files")
              .advice("Make the manifest anew from the files.")
              .ofFile(IntegrityChecks::declaredDuration),
          check("sample-rate", ERROR)
              .about(
                  "The rate is not the declared one or, without a declaration, not that of nearly "
                      + "all files on its side of the set. Where it is that of fewer, the set is of "
                      + "mixed rates, which is reported once.")
              .limit("mixed", 0.1, "of the files", "largest share of odd rates that is an accident")
              .source("DNS challenge test_samplingrate")
              .repairedBy("sox -D {file} {repaired} rate -v {limit} && mv {repaired} {file}")
              .advice("Resample the file, or keep a set for each rate.")
              .ofSet(SampleRateCheck::ofSet),
          check("pair-rate", ERROR)
              .about("Reference and estimate have different sample rates.")
              .source("ViSQOL stops; VERSA lowers one in silence")
              .repairedBy("sox -D {file} {repaired} rate -v {limit} && mv {repaired} {file}")
              .advice("Resample one side before scoring, or score with resampling.")
              .ofPair(IntegrityChecks::pairRate),
          check("channels", ERROR)
              .about(
                  "The number of channels differs within a pair (error) or from most of the set; "
                      + "a channel is a copy of another (no stereo), or silent while another is "
                      + "not.")
              .source("own")
              .drops("Leave it out: its two sides have other channels.")
              .advice("Keep one channel count; drop a copied or dead channel.")
              .ofSet(ChannelsCheck::ofSet)
              .ofPair(ChannelsCheck::ofPair)
              .ofFile(ChannelsCheck::ofFile),
          check("nonfinite", ERROR)
              .about(
                  "A sample is NaN or infinite, or so large that the sum of squares overflows (error); or so "
                      + "small that it is denormal (warning).")
              .limit("denormals", 0, "samples", "most denormal samples allowed")
              .source("ffmpeg astats: Number_of_NaNs, _Infs, _denormals")
              .drops("Leave it out: no metric has a value for it.")
              .advice("Find out what wrote it: no metric has a value for such a file.")
              .ofChannel(IntegrityChecks::nonFinite),
          check("bit-depth", WARNING)
              .about(
                  "Fewer bits are used than a 16- or 24-bit container has: the lowest are always 0. "
                      + "The container is told from the bytes a sample takes in the file; float and "
                      + "compressed files are not judged.")
              .limit(1, "bits", "fewest unused bits reported")
              .source("ffmpeg astats Bit_depth, sox stats")
              .advice("Find the original: the file was made from fewer bits.")
              .ofChannel(IntegrityChecks::bitDepth),
          check("exact-duplicate", ERROR)
              .about(
                  "Two ids have the same samples (SHA-256 of rate, channels and decoded samples). "
                      + "Silent files are not compared.")
              .source("cleanlab Datalab (near-duplicate issue)")
              .drops("Leave the copies out; one stays.")
              .advice("Keep one of them.")
              .looking(
                  new Look.OfSame(IntegrityChecks::sound, null, IntegrityChecks::exactDuplicate)));

  private IntegrityChecks() {}

  private static void decode(FileFeatures file, Reporter report) {
    if (file.failure() != null) {
      report.found(ERROR, file.failure());
    }
    file.warnings().forEach(warning -> report.found(WARNING, warning));
  }

  private static void declaredDuration(FileFeatures file, Reporter report) {
    String declared = file.column(Columns.DURATION);
    if (!declared.isEmpty()) {
      double allowed = Math.max(report.limit() / file.sampleRate(), rounding(declared));
      double difference = Math.abs(ManifestRows.number(declared) - file.seconds());
      if (!(difference <= allowed)) { // what is no number differs, too
        report.found(
            ERROR,
            difference,
            allowed,
            "manifest says %s s, the file has %.4f s",
            declared,
            file.seconds());
      }
    }
  }

  /** Half a unit of the last digit. */
  private static double rounding(String number) {
    int point = number.indexOf('.');
    int digits = point < 0 ? 0 : number.length() - point - 1;
    return 0.5 * 1.001 * StrictMath.pow(10, -digits);
  }

  private static void pairRate(PairFeatures pair, Reporter report) {
    int reference = pair.reference().sampleRate();
    int estimate = pair.estimate().sampleRate();
    if (reference != estimate) {
      report.found(
          ERROR, estimate, reference, "reference %d Hz, estimate %d Hz", reference, estimate);
    }
  }

  private static void nonFinite(ChannelFeatures channel, FileFeatures file, Reporter report) {
    SampleStatistics samples = channel.samples();
    report
        .second(file.secondOf(samples.firstNonFinite()))
        .above(
            ERROR,
            (double) samples.nonFinite(),
            0,
            "%s NaN or infinite",
            Counted.of(samples.nonFinite(), "sample is", "samples are"));
    if (!Double.isFinite(samples.power())) {
      report.found(
          ERROR,
          samples.peak(),
          Double.MAX_VALUE,
          "absurd level: samples up to %s times full scale",
          String.format(Locale.ROOT, "%.2e", samples.peak()));
    }
    report.above(
        WARNING,
        (double) samples.denormals(),
        report.limit("denormals"),
        "%s denormal",
        Counted.of(samples.denormals(), "sample is", "samples are"));
  }

  private static void bitDepth(ChannelFeatures channel, FileFeatures file, Reporter report) {
    long samples = (long) file.length() * file.channels().size();
    long bytes = Math.round((double) file.bytes() / Math.max(1, samples));
    boolean wave = file.name().toLowerCase(Locale.ROOT).matches(".*\\.wave?");
    int bits = channel.samples().effectiveBits();
    if (wave && (bytes == 2 || bytes == 3) && file.length() > ENOUGH && bits > 0) {
      long container = 8 * bytes;
      report.reaches(
          WARNING, (double) (container - bits), "%d of %d bits are used", bits, container);
    }
  }

  /** What exact copies on one side have in common; of references no text of its own. */
  private static String sound(FileFeatures file) {
    if (file.silent()) {
      return "";
    }
    return file.isReference() ? file.hash() : "estimate " + file.hash();
  }

  private static void exactDuplicate(List<FileFeatures> copies, Reporter report) {
    FileFeatures first = copies.get(0);
    for (FileFeatures file : copies.subList(1, copies.size())) {
      report
          .of(file.name())
          .beside(first.name())
          .found(ERROR, "has the same samples as " + first.name());
    }
  }
}

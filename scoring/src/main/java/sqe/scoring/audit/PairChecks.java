package sqe.scoring.audit;

import static sqe.scoring.audit.CheckInfo.Group.PAIR;
import static sqe.scoring.audit.Reporter.text;
import static sqe.scoring.audit.Severity.ERROR;
import static sqe.scoring.audit.Severity.WARNING;

import java.util.List;
import sqe.scoring.audit.CheckInfo.Limit;

/** Checks 28 to 34: do the two files of a pair belong together, and how do they lie. */
final class PairChecks {

  private PairChecks() {}

  static List<Check> all() {
    return List.of(
        new Orphan(),
        new WrongPair(),
        new Delay(),
        new Drift(),
        new Polarity(),
        new Identical(),
        new Swapped());
  }

  /** Check 28: {@code orphan}. */
  static final class Orphan implements Check.OfSet {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            28,
            "orphan",
            PAIR,
            ERROR,
            "An id is on one side only, or twice on one side.",
            List.of(),
            "lhotse qa",
            "Add, rename or remove files until every id has one of each.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(AuditData data, Reporter report) {
      for (AuditData.Orphan orphan : data.orphans()) {
        report.file(ERROR, orphan.id(), orphan.problem());
      }
    }
  }

  /** Check 29: {@code wrong-pair}. */
  static final class WrongPair implements Check.OfSet {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            29,
            "wrong-pair",
            PAIR,
            ERROR,
            "The estimate sounds less like its own reference than like another one, or like "
                + "nothing: correlation of the band envelopes (eight bands, 50 ms) at the best "
                + "shift within a second.",
            List.of(
                new Limit("", 0.35, "", "lowest similarity with the own reference"),
                new Limit("margin", 0.15, "", "by how much another reference must fit better"),
                new Limit("safe", 0.9, "", "similarity from which on others are not tried")),
            "own: see the distribution in the documentation",
            "Check the list of pairs: files were shuffled or renamed.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(AuditData data, Reporter report) {
      for (PairFeatures pair : data.pairs()) {
        double own = pair.similarity();
        if (own < report.limit("safe") && !pair.channelsSwapped()) {
          other(pair, own, data, report);
        }
      }
    }

    /** A file's own reference is about as long as it is. */
    private static boolean sameLength(FileFeatures reference, FileFeatures estimate) {
      double difference = Math.abs(reference.seconds() - estimate.seconds());
      return difference <= 0.2 + 0.05 * estimate.seconds();
    }

    private static void other(PairFeatures pair, double own, AuditData data, Reporter report) {
      double best = own + report.limit("margin");
      String bestName = "";
      Fingerprint estimate = pair.estimate().fingerprint();
      for (PairFeatures candidate : data.pairs()) {
        Fingerprint reference = candidate.reference().fingerprint();
        if (candidate != pair
            && estimate != null
            && reference != null
            && sameLength(candidate.reference(), pair.estimate())
            && !candidate.reference().hash().equals(pair.reference().hash())) {
          double similarity = reference.similarity(estimate, 2);
          if (similarity > best) {
            best = similarity;
            bestName = candidate.reference().name();
          }
        }
      }
      if (!bestName.isEmpty()) {
        report.file(
            ERROR,
            pair.name(),
            own,
            best,
            text("more like %s (%.2f) than like its reference (%.2f)", bestName, best, own));
      } else if (own < report.limit()) {
        report.file(
            ERROR,
            pair.name(),
            own,
            report.limit(),
            text("not like its reference (similarity %.2f)", own));
      }
    }
  }

  /** Check 30: {@code delay}. */
  static final class Delay implements Check.OfPair {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            30,
            "delay",
            PAIR,
            ERROR,
            "The estimate is late (positive) or early: the peak of the cross-correlation, "
                + "or of GCC-PHAT where that is unclear.",
            List.of(
                new Limit("", 1, "samples", "smallest delay with a warning"),
                new Limit("error", 0.032, "s", "largest delay without an error")),
            "fast_bss_eval issue 14; limits own: one sample costs SI-SDR, 32 ms is beyond "
                + "what BSS Eval filters away",
            "Remove the delay (score with --align integer), and tell whoever made the "
                + "system.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(PairFeatures pair, Reporter report) {
      for (int c = 0; c < pair.channels().size(); c++) {
        var delay = pair.channels().get(c).delay();
        int rate = pair.reference().sampleRate();
        if (Math.abs(delay.wholeSamples()) >= report.limit()
            && delay.trustworthy()
            && !(pair.similarity() < 0.35)) {
          double seconds = Math.abs(delay.samples()) / rate;
          boolean error = seconds > report.limit("error");
          report.at(
              error ? ERROR : WARNING,
              pair.name(),
              c + 1,
              Double.NaN,
              delay.samples(),
              error ? report.limit("error") * rate : report.limit(),
              text("%+d samples (%+.1f ms)", delay.wholeSamples(), 1000 * delay.samples() / rate));
        }
      }
    }
  }

  /** Check 31: {@code drift}. */
  static final class Drift implements Check.OfPair {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            31,
            "drift",
            PAIR,
            WARNING,
            "The delay changes along the file: clocks differ (slope), or samples were lost "
                + "or inserted (jump).",
            List.of(
                new Limit("", 50, "ppm", "largest slope"),
                new Limit("jump", 4, "samples", "largest jump"),
                new Limit(
                    "moved",
                    1,
                    "samples",
                    "least change of the delay over the file that counts as a slope")),
            "own: 0 to 20 ppm on our systems",
            "Resample to the true rate; look for lost buffers.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(PairFeatures pair, Reporter report) {
      for (int c = 0; c < pair.channels().size(); c++) {
        var drift = pair.channels().get(c).drift();
        var delay = pair.channels().get(c).delay();
        if (drift.places() < 5 || delay.correlation() < 0.4) {
          continue;
        }
        double slope = drift.partsPerMillion();
        double moved = Math.abs(slope) * 1e-6 * pair.reference().length();
        if (drift.jump() > report.limit("jump")) {
          report.at(
              WARNING,
              pair.name(),
              c + 1,
              pair.reference().secondOf(drift.jumpAt()),
              drift.jump(),
              report.limit("jump"),
              text("the delay jumps by %.1f samples", drift.jump()));
        } else if (Math.abs(slope) > report.limit() && moved > report.limit("moved")) {
          report.at(
              WARNING,
              pair.name(),
              c + 1,
              Double.NaN,
              slope,
              report.limit(),
              text("%+.0f ppm: %.1f samples over the file", slope, moved));
        }
      }
    }
  }

  /** Check 32: {@code polarity}. */
  static final class Polarity implements Check.OfPair {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            32,
            "polarity",
            PAIR,
            WARNING,
            "The estimate is upside down: its correlation with the reference peaks " + "downwards.",
            List.of(),
            "own: five of our metrics do not see it",
            "Multiply the estimate by -1.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(PairFeatures pair, Reporter report) {
      for (int c = 0; c < pair.channels().size(); c++) {
        var delay = pair.channels().get(c).delay();
        if (delay.polarity() < 0 && delay.trustworthy() && !(pair.similarity() < 0.35)) {
          report.at(
              WARNING,
              pair.name(),
              c + 1,
              Double.NaN,
              -delay.correlation(),
              0,
              text("upside down (correlation -%.2f)", delay.correlation()));
        }
      }
    }
  }

  /** Check 33: {@code identical}. */
  static final class Identical implements Check.OfPair {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            33,
            "identical",
            PAIR,
            WARNING,
            "The estimate is the reference to the bit: perfect scores that mean nothing. "
                + "Where the estimates are those of a system, give it the noisy files as "
                + "reference to find out whether it did anything.",
            List.of(),
            "own",
            "Check the paths: a file was compared with itself, or a system passed its input "
                + "on.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(PairFeatures pair, Reporter report) {
      for (int c = 0; c < pair.channels().size(); c++) {
        if (pair.channels().get(c).identical()) {
          report.at(
              WARNING,
              pair.name(),
              c + 1,
              Double.NaN,
              Double.NaN,
              Double.NaN,
              "the same samples as the reference");
        }
      }
    }
  }

  /** Check 34: {@code swapped}. */
  static final class Swapped implements Check.OfPair {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            34,
            "swapped",
            PAIR,
            WARNING,
            "The reference is noisier than the estimate: its speech stands less far above "
                + "its noise floor, and not far at all; or two channels are exchanged.",
            List.of(
                new Limit("", 3, "dB", "smallest lead of the estimate"),
                new Limit("snr", 20, "dB", "largest SNR of a reference that counts as noisy")),
            "DTLN issue 16; limits own: clean files have 27 dB or more",
            "Give the clean folder first; exchange the channels.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(PairFeatures pair, Reporter report) {
      if (pair.channelsSwapped()) {
        report.file(WARNING, pair.name(), "the two channels are exchanged");
      }
      for (int c = 0; c < pair.channels().size(); c++) {
        ChannelFeatures r = pair.reference().channels().get(c);
        ChannelFeatures e = pair.estimate().channels().get(c);
        double lead = e.snr() - r.snr();
        if (!r.silent() && !e.silent() && r.snr() < report.limit("snr") && lead > report.limit()) {
          report.at(
              WARNING,
              pair.name(),
              c + 1,
              Double.NaN,
              lead,
              report.limit(),
              text("reference SNR %.1f dB, estimate %.1f dB: exchanged?", r.snr(), e.snr()));
        }
      }
    }
  }
}

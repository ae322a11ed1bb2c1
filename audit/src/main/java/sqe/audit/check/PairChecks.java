package sqe.audit.check;

import static sqe.audit.check.Check.check;
import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.INFO;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import java.util.Locale;
import sqe.audit.feature.Corrections;
import sqe.audit.feature.PairFeatures;
import sqe.dsp.alignment.DelayEstimate;
import sqe.scoring.diagnosis.Fingerprint;
import sqe.scoring.diagnosis.NoiseOrder;

/** Pairing and alignment. */
final class PairChecks {

  static final List<Check> ALL =
      List.of(
          check("orphan", ERROR)
              .about(
                  "An id is on one side only, or twice on one side; or there is no pair at all where "
                      + "there should be some.")
              .source("lhotse qa")
              .drops("Leave it out: it is in no pair.")
              .advice("Add, rename or remove files until every id has one of each.")
              .ofSet(PairChecks::orphans),
          check("wrong-pair", ERROR)
              .about(
                  "The estimate sounds less like its own reference than like another one, or like "
                      + "nothing: correlation of the band envelopes (eight bands, 50 ms) at the best "
                      + "shift within a second. Estimates that share the waveform of their reference "
                      + "are right, however loud a noise or another talker is: the peak of the "
                      + "whitened correlation stands out, and not for a sound or two.")
              .limit(Fingerprint.UNLIKE, "", "lowest similarity with the own reference")
              .limit("margin", 0.15, "", "by how much another reference must fit better")
              .limit(
                  "waveform",
                  PairFeatures.SHARED,
                  "",
                  "peak of the whitened correlation over its rms from which on a waveform is shared")
              .limit(
                  "correlation",
                  0.2,
                  "",
                  "correlation with the own reference from which on a shared waveform outweighs "
                      + "that another one sounds more like it")
              .limit("safe", 0.9, "", "similarity from which on others are not tried")
              .source("own: see the distribution in the documentation")
              .drops("Leave it out: the two are not of one recording.")
              .advice("Check the list of pairs: files were shuffled or renamed.")
              .looking(new Look.OfWhole(WrongPairCheck::ofSet, WrongPairCheck::compared)),
          check("delay", ERROR)
              .about(
                  "The estimate is late (positive) or early: the peak of the cross-correlation, or "
                      + "of GCC-PHAT where that is unclear.")
              .limit(1, "samples", "smallest delay with a warning")
              .limit("error", 0.032, "s", "largest delay without an error")
              .source(
                  "fast_bss_eval issue 14; limits own: one sample costs SI-SDR, 32 ms is beyond what "
                      + "BSS Eval filters away")
              .repairedBy("sqe score {references} {estimates} --align integer")
              .repairedInDataBy("sox -D {file} {repaired} {shift} && mv {repaired} {file}")
              .advice(
                  "Remove the delay: of a system when scoring (align by whole samples), and tell "
                      + "whoever made it; of a data set in the file.")
              .ofPairChannel(PairChecks::delay),
          check("drift", WARNING)
              .about(
                  "The delay changes along the file: clocks differ (slope), or samples were lost or "
                      + "inserted (jump).")
              .limit(50, "ppm", "largest slope")
              .limit("jump", 4, "samples", "largest jump")
              .limit(
                  "moved",
                  1,
                  "samples",
                  "least change of the delay over the file that counts as a slope")
              .source("own: see the distribution in the documentation")
              .advice("Resample to the true rate; look for lost buffers.")
              .ofPairChannel(DriftCheck::ofPairChannel),
          check("polarity", WARNING)
              .about(
                  "The estimate is upside down: its correlation with the reference peaks downwards. "
                      + "Where the peak is low, that is unclear (information).")
              .limit(0.4, "", "lowest correlation from which on it is clear")
              .source("own: five of our metrics do not see it")
              .repairedBy("sox -D {file} {repaired} vol -1 && mv {repaired} {file}")
              .advice("Multiply the estimate by -1.")
              .ofPairChannel(PairChecks::polarity),
          check("identical", WARNING)
              .about(
                  "The estimate is the reference to the bit: perfect scores that mean nothing. Where "
                      + "the estimates are those of a system, give it the noisy files as reference to "
                      + "find out whether it did anything.")
              .source("own")
              .advice(
                  "Check the paths: a file was compared with itself, or a system passed its input "
                      + "on.")
              .ofPairChannel(
                  (channel, pair, report) -> {
                    if (channel.identical()) {
                      report.found(WARNING, "the same samples as the reference");
                    }
                  }),
          check("swapped", WARNING)
              .about(
                  "The reference is the noisy side: its speech stands less far above its noise floor "
                      + "than the estimate's, and either not far at all, or what it has beside the "
                      + "estimate is noise, as loud in pauses as under speech; or two channels are "
                      + "exchanged.")
              .limit(NoiseOrder.LEAD, "dB", "smallest lead of the estimate")
              .limit(
                  "snr",
                  NoiseOrder.NOISY,
                  "dB",
                  "largest SNR of a reference that counts as noisy in any case")
              .limit(
                  "clean",
                  NoiseOrder.CLEAN,
                  "dB",
                  "largest SNR of a reference whose noise is looked at")
              .limit(
                  "rise",
                  NoiseOrder.LARGEST_RISE,
                  "dB",
                  "by how much noise may be louder under loud speech than in pauses")
              .source("DTLN issue 16; limits own: see the distribution in the documentation")
              .repairedInDataBy(
                  "mv {reference} {aside} && mv {file} {reference} && mv {aside} {file}")
              .advice("Give the clean folder first; exchange the two files, or the channels.")
              .ofSet(PairChecks::exchangedSides)
              .ofPair(
                  (pair, report) -> {
                    if (pair.channelsSwapped()) {
                      report.found(WARNING, "the two channels are exchanged");
                    }
                  })
              .ofPairSpeech(PairChecks::swapped));

  /** An SNR in dB beyond that of any recording. */
  private static final double AUDIBLE = 100;

  /** So many pairs may be exchanged one by one. */
  private static final int FEW = 3;

  private PairChecks() {}

  private static void orphans(AuditData data, Reporter report) {
    if (data.paired() && data.pairs().isEmpty()) {
      report.found(
          ERROR, 0, 1, "no pairs: of %d files none has a counterpart", data.files().size());
    }
    data.orphans().forEach(orphan -> report.of(orphan.id()).found(ERROR, orphan.problem()));
  }

  private static void delay(PairFeatures.Channel channel, PairFeatures pair, Reporter report) {
    DelayEstimate delay = channel.delay();
    int rate = pair.reference().sampleRate();
    if (pair.trusts(delay) && Math.abs(delay.wholeSamples()) >= report.limit()) {
      double largest = report.limit("error") * rate;
      boolean error = Math.abs(delay.samples()) > largest;
      Corrections corrections = channel.corrections();
      report
          .beside(pair.reference().name())
          .found(
              error ? ERROR : WARNING,
              delay.samples(),
              error ? largest : report.limit(),
              "%+d %s (%+.2f ms)%s",
              delay.wholeSamples(),
              Math.abs(delay.wholeSamples()) == 1 ? "sample" : "samples",
              1000.0 * delay.wholeSamples() / rate,
              Corrections.phrase(
                  "si_sdr", corrections.siSdr(), corrections.siSdrAligned(), "after removing it"));
    }
  }

  private static void polarity(PairFeatures.Channel channel, PairFeatures pair, Reporter report) {
    DelayEstimate delay = channel.delay();
    if (pair.trusts(delay) && delay.polarity() < 0) {
      boolean clear = delay.correlation() >= report.limit();
      Corrections corrections = channel.corrections();
      report.found(
          clear ? WARNING : INFO,
          -delay.correlation(),
          -report.limit(),
          "%s (correlation -%.2f)%s",
          clear ? "upside down" : "unclear whether upside down",
          delay.correlation(),
          Corrections.phrase("snr", corrections.snr(), corrections.snrTurned(), "once turned"));
    }
  }

  /** A pause of digital silence has no noise floor, and no SNR that means anything. */
  private static String snr(double decibels) {
    return decibels > AUDIBLE
        ? "digitally silent in its pauses"
        : String.format(Locale.ROOT, "%.1f dB", decibels);
  }

  private static boolean isExchanged(PairFeatures pair, Reporter report) {
    return pair.channels().stream().anyMatch(channel -> isExchanged(channel, report));
  }

  private static boolean isExchanged(PairFeatures.Channel channel, Reporter report) {
    return !channel.reference().soundless()
        && !channel.estimate().soundless()
        && channel
            .noise()
            .referenceIsNoisier(
                report.limit(), report.limit("snr"), report.limit("clean"), report.limit("rise"));
  }

  /** One word on the set, before those on each pair: the folders were given in the wrong order. */
  private static void exchangedSides(AuditData data, Reporter report) {
    long exchanged = data.pairs().stream().filter(pair -> isExchanged(pair, report)).count();
    if (exchanged >= FEW && 2 * exchanged > data.pairs().size()) {
      report.found(
          WARNING,
          "in %s of %s pairs the reference is the noisy side"
              .formatted(exchanged, data.pairs().size()));
    }
  }

  private static void swapped(PairFeatures.Channel channel, PairFeatures pair, Reporter report) {
    NoiseOrder noise = channel.noise();
    if (isExchanged(channel, report)) {
      report
          .beside(pair.reference().name())
          .found(
              WARNING,
              noise.lead(),
              report.limit(),
              "reference SNR %.1f dB, estimate %s: exchanged?",
              noise.referenceSnr(),
              snr(noise.estimateSnr()));
    }
  }
}

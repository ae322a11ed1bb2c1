package sqe.cli;

import sqe.metrics.Remedy;
import sqe.scoring.PairScorer;
import sqe.scoring.ScoringOptions;
import sqe.table.RemedyWords;

/**
 * Which option helps, as it follows a row's message.
 *
 * @param unaligned whether delays are left as they are: an alignment that is on already and has not
 *     found a delay is no advice
 * @param ratesBound whether some metric exists at a few rates only, so that the reference's may not
 *     do
 * @param segmented whether recordings are cut, so that none of them may be resampled here
 */
record OptionWords(boolean unaligned, boolean ratesBound, boolean segmented)
    implements RemedyWords {

  /** The words for rows of a scorer. */
  static OptionWords of(PairScorer scorer) {
    ScoringOptions policies = scorer.spec().policies();
    return new OptionWords(
        policies.align() == ScoringOptions.Align.NONE,
        scorer.infos().stream().anyMatch(info -> !info.sampleRates().isEmpty()),
        policies.segments() != null);
  }

  @Override
  public String of(Remedy remedy) {
    return switch (remedy.kind()) {
      case RESAMPLE -> resample(remedy.value());
      case ALIGN ->
          unaligned
              ? " (--align " + remedy.value() + " removes it)"
              : " (--align has not removed it: a larger --max-delay may)";
      case CHANNELS ->
          remedy.value().equals("sources")
              ? " (--channels sources; of files with one channel: --sources s1 s2)"
              : ": choose --channels mean or --channels 1";
      case SOURCES -> ": where each source has a folder of its own, name them: --sources s1 s2";
      case LENGTH -> ": --length strict allows no difference";
      case LENGTH_DIFFERENCE -> "; choose a larger --max-length-difference";
      case LEAVE_OUT -> ": listen to them, or leave the id out with --exclude FILE";
      case FEWER_JOBS -> ": use fewer threads (-j 1) or set SQE_JAVA_OPTIONS=-Xmx…";
      case MODEL ->
          ": give --model %s=FILE, or put %s.onnx in the folder that SQE_MODELS names"
              .formatted(remedy.value(), remedy.value());
      case MIXTURE, REFERENCE, SAMPLE_RATE -> "";
    };
  }

  private String resample(String rate) {
    boolean toReference = rate.equals("reference");
    if (segmented) {
      return toReference
          ? " before they are cut: --segment goes without --resample"
          : ": resample the files to %s Hz first, --segment goes without --resample"
              .formatted(rate);
    }
    return toReference
        ? ", or choose --resample " + (ratesBound ? "16000" : "reference")
        : ": use --resample " + rate;
  }
}

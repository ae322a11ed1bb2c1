package sqe.cli;

import picocli.CommandLine.Option;
import sqe.metrics.transcript.Normaliser;

/** What becomes of texts before they are compared. */
final class TextOptions {

  @Option(
      names = "--normaliser",
      paramLabel = "NAME",
      defaultValue = "none",
      converter = NormaliserConverter.class,
      description =
          "What texts go through before wer and its like: jiwer_standardize, whisper_basic and"
              + " others of docs/metrics/transcript.md (default: none).")
  private Normaliser normaliser = Normaliser.NONE;

  /** What they go through. */
  Normaliser normaliser() {
    return normaliser;
  }
}

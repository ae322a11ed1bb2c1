package sqe.cli;

import sqe.metrics.Remedy;
import sqe.table.RemedyWords;

/** Which option helps, as it follows a row's message. */
final class OptionWords implements RemedyWords {

  @Override
  public String of(Remedy remedy) {
    return switch (remedy.kind()) {
      case RESAMPLE ->
          remedy.value().equals("reference")
              ? ", or choose --resample reference"
              : ": use --resample " + remedy.value();
      case ALIGN -> " (--align " + remedy.value() + " removes it)";
      case CHANNELS -> ": choose --channels mean or --channels 1";
      case SOURCES -> ": where each source has a folder of its own, name them: --sources s1 s2";
      case LENGTH -> ": --length strict allows no difference";
      case LENGTH_DIFFERENCE -> "; choose a larger --max-length-difference";
      case FEWER_JOBS -> ": use fewer threads (-j 1) or set SQE_JAVA_OPTIONS=-Xmx…";
      case MIXTURE, REFERENCE, SAMPLE_RATE -> "";
    };
  }
}

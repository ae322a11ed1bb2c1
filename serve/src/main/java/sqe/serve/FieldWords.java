package sqe.serve;

import sqe.metrics.Remedy;
import sqe.table.RemedyWords;

/** Says which parameter of a request helps, as it follows a row's message. */
final class FieldWords implements RemedyWords {

  @Override
  public String of(Remedy remedy) {
    return switch (remedy.kind()) {
      case RESAMPLE -> ": use resample=" + remedy.value();
      case ALIGN -> " (align=" + remedy.value() + " removes it)";
      case CHANNELS ->
          remedy.value().equals("sources")
              ? " (channels=sources)"
              : ": choose channels=mean or channels=1";
      case SOURCES -> ": where each source has a folder of its own, name them in sources";
      case LENGTH -> ": length=strict allows no difference";
      case LENGTH_DIFFERENCE -> "; choose a larger max_length_difference";
      case LEAVE_OUT -> ": listen to them, or leave the pair out";
      case FEWER_JOBS -> ": start with fewer jobs, or with a larger heap";
      case MODEL -> ": start with --model %s=FILE".formatted(remedy.value());
      case MIXTURE, REFERENCE, SAMPLE_RATE -> "";
    };
  }
}

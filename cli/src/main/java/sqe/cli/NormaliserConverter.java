package sqe.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import sqe.metrics.transcript.Normaliser;

/** A normaliser of texts, by the name that stands in signatures. */
final class NormaliserConverter implements ITypeConverter<Normaliser> {

  /** All names. */
  static List<String> words() {
    return Arrays.stream(Normaliser.values()).map(Normaliser::label).toList();
  }

  @Override
  public Normaliser convert(String text) {
    return Arrays.stream(Normaliser.values())
        .filter(normaliser -> normaliser.label().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new WrongValueException(
                    "%s, not '%s'".formatted(EnumWords.alternatives(words()), text)));
  }
}

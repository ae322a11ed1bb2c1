package sqe.scoring;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sqe.table.Pair;

/** Digests of references that are not scored in this run; one for pairs that stand side by side. */
final class ReferenceDigests {

  private @Nullable Path last;
  private String digest = "";

  /** Digests nothing yet. */
  ReferenceDigests() {}

  /** The digest of a pair's reference; empty where it cannot be decoded. */
  String of(Pair pair) {
    Path reference = pair.reference();
    if (reference == null) {
      return "";
    }
    if (!Objects.equals(last, reference)) {
      last = reference;
      digest = decode(reference);
    }
    return digest;
  }

  private static String decode(Path reference) {
    try {
      return ReferenceDigest.of(SharedAudio.decode(reference, Role.REFERENCE));
    } catch (UnscorablePairException e) {
      return ""; // it was scored before and has gone since: it is no part of the data any more
    }
  }
}

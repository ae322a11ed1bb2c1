package sqe.scoring;

import java.nio.file.Path;
import java.util.List;
import sqe.table.Pair;

/** Digests of references that are not scored in this run; one for pairs that stand side by side. */
final class ReferenceDigests {

  private List<Path> last = List.of();
  private String digest = "";

  /** Digests nothing yet. */
  ReferenceDigests() {}

  /** The digest of a pair's reference; empty where it cannot be decoded. */
  String of(Pair pair) {
    List<Path> reference = pair.references();
    if (reference.isEmpty()) {
      return "";
    }
    if (!last.equals(reference)) {
      last = reference;
      digest = decode(reference);
    }
    return digest;
  }

  private static String decode(List<Path> reference) {
    try (OpenRecording opened = OpenRecording.open(reference, Role.REFERENCE)) {
      return ReferenceDigest.of(opened);
    } catch (UnscorablePairException e) {
      return ""; // it was scored before and has gone since: it is no part of the data any more
    }
  }
}

package sqe.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Says which references a table was made from: SHA-256 over the sorted lines {@code id<TAB>digest},
 * one a reference that could be decoded, with the accents of ids composed. Two tables are of the
 * same data when these are equal.
 */
public final class DataSignature {

  private final SortedMap<String, String> digests = new TreeMap<>();

  /** Adds a reference; an empty digest (nothing was decoded) is left out. */
  public void add(String id, String digest) {
    if (!digest.isEmpty()) {
      digests.put(id, digest);
    }
  }

  /** Number of references so far. */
  public int references() {
    return digests.size();
  }

  /** The signature of what was added so far, in hexadecimal. */
  public String sha256() {
    MessageDigest digest = Sha256.digest();
    for (Map.Entry<String, String> reference : composed().entrySet()) {
      String line = reference.getKey() + "\t" + reference.getValue() + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A set has the same signature wherever it was unpacked, unless it has a name in both forms. */
  private SortedMap<String, String> composed() {
    SortedMap<String, String> composed = new TreeMap<>();
    digests.forEach((id, digest) -> composed.put(NameSpelling.composed(id), digest));
    return composed.size() == digests.size() ? composed : digests;
  }
}

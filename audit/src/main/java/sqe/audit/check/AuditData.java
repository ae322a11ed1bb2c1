package sqe.audit.check;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairFeatures;
import sqe.scoring.diagnosis.Fingerprint;

/**
 * Everything the pass over a set has collected.
 *
 * @param files all files, decoded or not, references first, by id
 * @param pairs all pairs of which both files were decoded
 * @param orphans files without a counterpart, with the reason
 * @param manifest the rows of the manifest; empty without one
 * @param warnings of the search for files
 * @param pitchTracked whether a pitch tracker was there
 * @param paired whether pairs are expected
 * @param sources what is to be known of separated sources; empty where there are none
 */
public record AuditData(
    List<FileFeatures> files,
    List<PairFeatures> pairs,
    List<Orphan> orphans,
    List<Map<String, String>> manifest,
    List<String> warnings,
    boolean pitchTracked,
    boolean paired,
    String sources) {

  /** What has been collected of files that nobody expects to be pairs. */
  public AuditData(
      List<FileFeatures> files,
      List<PairFeatures> pairs,
      List<Orphan> orphans,
      List<Map<String, String>> manifest,
      List<String> warnings,
      boolean pitchTracked) {
    this(files, pairs, orphans, manifest, warnings, pitchTracked, false, "");
  }

  /** Copies the lists. */
  public AuditData {
    files = List.copyOf(files);
    pairs = List.copyOf(pairs);
    orphans = List.copyOf(orphans);
    manifest = List.copyOf(manifest);
    warnings = List.copyOf(warnings);
  }

  /**
   * An id of which something is missing or doubled.
   *
   * @param id the id; empty where all of a set is meant
   * @param problem what, as a phrase
   */
  public record Orphan(String id, String problem) {}

  /** The same with these fingerprints of files, by name, in the place of those they have. */
  public AuditData withFingerprints(Map<String, Fingerprint> fingerprints) {
    Map<FileFeatures, FileFeatures> changed = new IdentityHashMap<>();
    for (FileFeatures file : files) {
      Fingerprint its = fingerprints.get(file.name());
      changed.put(file, its == file.fingerprint() ? file : file.withFingerprint(its));
    }
    return new AuditData(
        files.stream().map(file -> changed.getOrDefault(file, file)).toList(),
        pairs.stream()
            .map(
                pair ->
                    pair.of(
                        changed.getOrDefault(pair.reference(), pair.reference()),
                        changed.getOrDefault(pair.estimate(), pair.estimate())))
            .toList(),
        orphans,
        manifest,
        warnings,
        pitchTracked,
        paired,
        sources);
  }

  /** The decoded reference files. */
  public List<FileFeatures> references() {
    return files.stream().filter(f -> f.decoded() && f.isReference()).toList();
  }
}

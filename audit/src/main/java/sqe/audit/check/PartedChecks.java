package sqe.audit.check;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sqe.audit.feature.FileFeatures;
import sqe.scoring.diagnosis.Fingerprint;

/**
 * The checks of a set that lies on several machines. Each kind of look is shown only what it has to
 * see together:
 *
 * <ol>
 *   <li>{@link #ofPart}: a reference with its estimates, wherever they were decoded
 *   <li>{@link #same}: files that have something in common, as equal samples, brought together
 *   <li>{@link #alike}: recordings that may sound alike, brought together
 *   <li>{@link #ofWhole}: all files and pairs at one place
 * </ol>
 *
 * What the four find, {@link #ordered}, is what {@link CheckRunner} finds in the set. Can be sent
 * to other machines.
 *
 * @param settings limits, and which checks are looked at
 */
public record PartedChecks(AuditSettings settings) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** What is found in files and pairs one by one. */
  public List<Finding> ofPart(AuditData part) {
    return found(Look.OfParts.class, part);
  }

  /**
   * Names of the files whose fingerprints {@link #ofWhole} asks for: of pairs that may be wrong,
   * and of what may be right in their place.
   *
   * @param data all files and pairs without fingerprints
   */
  public Set<String> fingerprintsOf(AuditData data) {
    Set<String> names = new HashSet<>();
    for (Check check : enabled()) {
      var report = new Reporter(check.info(), settings, new ArrayList<>());
      for (Look look : check.looks()) {
        if (look instanceof Look.OfWhole whole) {
          names.addAll(whole.fingerprints().apply(data, report));
        }
      }
    }
    return names;
  }

  /**
   * What only all files and pairs together show.
   *
   * @param data with the fingerprints of {@link #fingerprintsOf}
   */
  public List<Finding> ofWhole(AuditData data) {
    return found(Look.OfWhole.class, data);
  }

  private List<Finding> found(Class<? extends Look> kind, AuditData data) {
    List<Finding> found = new ArrayList<>();
    for (Check check : enabled()) {
      var report = new Reporter(check.info(), settings, found);
      check.looks().stream().filter(kind::isInstance).forEach(look -> look.at(data, null, report));
    }
    return found;
  }

  /** What looks at files that have something in common; always in the same order. */
  public List<Same> same() {
    return looks(Look.OfSame.class, found -> new Same(found.info(), settings, found.look()));
  }

  /** What looks at recordings that sound alike; always in the same order. */
  public List<Alike> alike() {
    return looks(Look.OfAlike.class, found -> new Alike(found.info(), settings, found.look()));
  }

  private record Found<L extends Look>(CheckInfo info, L look) {}

  private <L extends Look, T> List<T> looks(Class<L> kind, Function<Found<L>, T> made) {
    List<T> all = new ArrayList<>();
    for (Check check : enabled()) {
      check.looks().stream()
          .filter(kind::isInstance)
          .forEach(look -> all.add(made.apply(new Found<>(check.info(), kind.cast(look)))));
    }
    return all;
  }

  private List<Check> enabled() {
    return CheckCatalog.checks().stream().filter(check -> settings.enabled(check.info())).toList();
  }

  /** What was found here and there in the order of reports: by check, then worst first. */
  public static List<Finding> ordered(List<Finding> findings) {
    List<String> ids = CheckCatalog.infos().stream().map(CheckInfo::id).toList();
    return findings.stream()
        .sorted(
            Comparator.comparingInt((Finding finding) -> ids.indexOf(finding.check()))
                .thenComparing(CheckRunner.WORST_FIRST))
        .collect(Collectors.toList());
  }

  /** Looks at files that have something in common. */
  public static final class Same {

    private final CheckInfo info;
    private final AuditSettings settings;
    private final Look.OfSame look;

    private Same(CheckInfo info, AuditSettings settings, Look.OfSame look) {
      this.info = info;
      this.settings = settings;
      this.look = look;
    }

    /** What a file has in common with others; empty where it is not looked at. */
    public String key(FileFeatures file) {
      return file.decoded() ? look.key().apply(file) : "";
    }

    /** Of files with this in common, too, the first will do. */
    public String apart(FileFeatures file) {
      return apart().apply(file);
    }

    /** Whether the first of several files will do, where {@link #apart(FileFeatures)} says so. */
    public boolean firstWillDo() {
      return look.apart() != null;
    }

    private Function<FileFeatures, String> apart() {
      Function<FileFeatures, String> apart = look.apart();
      if (apart == null) {
        throw new IllegalStateException(info.id() + " looks at all files");
      }
      return apart;
    }

    /**
     * What is found in files of one key.
     *
     * @param files in the order of the set; features of their channels may be missing
     */
    public List<Finding> findings(List<FileFeatures> files) {
      List<Finding> found = new ArrayList<>();
      if (files.size() > 1) {
        look.look().accept(files, new Reporter(info, settings, found));
      }
      return found;
    }
  }

  /** Looks at recordings that sound alike. */
  public static final class Alike {

    private final CheckInfo info;
    private final AuditSettings settings;
    private final Look.OfAlike look;

    private Alike(CheckInfo info, AuditSettings settings, Look.OfAlike look) {
      this.info = info;
      this.settings = settings;
      this.look = look;
    }

    /**
     * What is compared of a file; empty where nothing is.
     *
     * @param noise what the pair of an estimate says is added to the reference; null where it says
     *     nothing, and of references
     */
    public Optional<Sound> sound(FileFeatures file, @Nullable Fingerprint noise) {
      return look.sound().of(file, noise);
    }

    /** How far apart, in dB, the level of any band of two that are compared may be. */
    public double tolerance() {
      return look.tolerance();
    }

    /**
     * What is found among some sounds.
     *
     * @param sounds in the order of the set
     * @param filter which two of them, by their places, are compared
     */
    public List<Finding> findings(List<Sound> sounds, Sound.Filter filter) {
      List<Finding> found = new ArrayList<>();
      look.among(sounds, filter, new Reporter(info, settings, found));
      return found;
    }
  }
}

package sqe.audit.check;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import sqe.table.Decimal;
import sqe.table.Excerpt;

/**
 * The limits of an audit: defaults, changed by a profile, changed by the user. Immutable; can be
 * sent to other machines.
 */
public final class AuditSettings implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Profile profile;

  @SuppressWarnings("serial") // one of Map.copyOf
  private final Map<String, Double> limits;

  private AuditSettings(Profile profile, Map<String, Double> limits) {
    this.profile = profile;
    this.limits = limits;
  }

  /** The limits of a profile. */
  public static AuditSettings of(Profile profile) {
    return new AuditSettings(profile, Map.copyOf(profile.limits()));
  }

  /**
   * With one limit changed.
   *
   * @param setting {@code id=value} or {@code id.name=value}; the value may be {@code inf}
   * @throws UnknownLimitException when there is no such limit
   * @throws IllegalArgumentException with a phrase for the user when the value is no number
   */
  public AuditSettings with(String setting) {
    int equals = setting.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException(
          "'" + Excerpt.of(setting) + "' is not of the form check=value");
    }
    String key = setting.substring(0, equals).strip();
    if (!known().contains(key)) {
      throw new UnknownLimitException(key, near(key));
    }
    Map<String, Double> changed = new LinkedHashMap<>(limits);
    changed.put(key, number(key, setting.substring(equals + 1).strip()));
    return new AuditSettings(profile, Map.copyOf(changed));
  }

  private static double number(String key, String text) {
    try {
      double value = Decimal.parse(text);
      if (Double.isNaN(value)) {
        throw new NumberFormatException("a limit that nothing is beyond");
      }
      return value;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: '%s' is not a number".formatted(key, Excerpt.of(text)), e);
    }
  }

  private static List<String> near(String key) {
    String id = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
    return known().stream().filter(k -> k.contains(id)).sorted().toList();
  }

  private static Set<String> known() {
    return CheckCatalog.infos().stream()
        .flatMap(info -> info.limits().stream().map(limit -> key(info, limit.name())))
        .collect(Collectors.toSet());
  }

  private static String key(CheckInfo info, String name) {
    return name.isEmpty() ? info.id() : info.id() + "." + name;
  }

  /** The profile it started from. */
  public Profile profile() {
    return profile;
  }

  /** Whether a check runs. */
  public boolean enabled(CheckInfo info) {
    return !profile.disabled().contains(info.id());
  }

  /** Whether a check listens to what networks say, as none does by default. */
  public boolean asksForOpinions() {
    return MosOutlierCheck.isOn(this);
  }

  /** A limit as it stands, in the form {@link #with} reads: {@code dc-offset.error=0.01}. */
  public String setting(CheckInfo info, CheckInfo.Limit limit) {
    double value = limit(info, limit.name());
    boolean whole = value == Math.rint(value) && !Double.isInfinite(value);
    return key(info, limit.name())
        + "="
        + (whole ? Long.toString((long) value) : Decimal.of(value));
  }

  /** A limit as it stands. */
  double limit(CheckInfo info, String name) {
    Double changed = limits.get(key(info, name));
    if (changed != null) {
      return changed;
    }
    for (CheckInfo.Limit limit : info.limits()) {
      if (limit.name().equals(name)) {
        return limit.value();
      }
    }
    throw new IllegalArgumentException(
        "the check " + info.id() + " has no limit '" + Excerpt.of(name) + "'");
  }
}

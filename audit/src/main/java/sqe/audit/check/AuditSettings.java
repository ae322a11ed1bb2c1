package sqe.audit.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The limits of an audit: defaults, changed by a profile, changed by the user. Immutable. */
public final class AuditSettings {

  private final Profile profile;
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
   * @throws IllegalArgumentException with a phrase for the user when there is no such limit or the
   *     value is no number
   */
  public AuditSettings with(String setting) {
    int equals = setting.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("'" + setting + "' is not of the form check=value");
    }
    String key = setting.substring(0, equals).strip();
    if (!known().containsKey(key)) {
      throw new IllegalArgumentException("no limit is called '%s'%s".formatted(key, near(key)));
    }
    Map<String, Double> changed = new LinkedHashMap<>(limits);
    changed.put(key, number(key, setting.substring(equals + 1).strip()));
    return new AuditSettings(profile, Map.copyOf(changed));
  }

  private static double number(String key, String text) {
    if (text.equals("inf") || text.equals("-inf")) {
      return text.equals("inf") ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("%s: '%s' is not a number".formatted(key, text), e);
    }
  }

  private static String near(String key) {
    String id = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
    String similar =
        known().keySet().stream()
            .filter(k -> k.startsWith(id) || k.contains(id))
            .sorted()
            .collect(Collectors.joining(", "));
    return similar.isEmpty() ? "; 'sqe audit --list' shows them" : "; there is: " + similar;
  }

  private static Map<String, Double> known() {
    Map<String, Double> all = new LinkedHashMap<>();
    for (CheckInfo info : CheckCatalog.infos()) {
      for (CheckInfo.Limit limit : info.limits()) {
        all.put(key(info, limit.name()), limit.value());
      }
    }
    return all;
  }

  private static String key(CheckInfo info, String name) {
    return name.isEmpty() ? info.id() : info.id() + "." + name;
  }

  /** The profile it started from. */
  public Profile profile() {
    return profile;
  }

  /** Whether a check runs. */
  boolean enabled(CheckInfo info) {
    return !profile.disabled().contains(info.id());
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
    throw new IllegalArgumentException("the check " + info.id() + " has no limit '" + name + "'");
  }
}

package sqe.scoring.naming;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Systems whose files lie in one folder, told apart by their names.
 *
 * @param templates how names of each stand to ids, as {@code {id}_A}
 * @param remedy what reads each, in a call of its own
 */
public record SeveralSystems(List<String> templates, NamingRemedy remedy) {

  private static final Pattern FILEID = Pattern.compile(KnownNames.FILEID);

  /** More of them are no systems. */
  private static final int MOST = 20;

  /** Copies the templates, of which there are two at least. */
  public SeveralSystems {
    templates = List.copyOf(templates);
  }

  /** The systems; empty where there is one, or none is seen. */
  public static Optional<SeveralSystems> of(Names names) {
    List<String> templates = NameDifference.systems(names);
    return templates.size() > 1
        ? Optional.of(
            new SeveralSystems(templates, new NamingRemedy(NamingRemedy.Kind.CALLS, templates)))
        : Stream.of(ofReferencesNamedOtherwise(names), ofNumberedFiles(names))
            .flatMap(Optional::stream)
            .reduce((one, other) -> other.pairs(names) > one.pairs(names) ? other : one);
  }

  /** References of which the first system has a file. */
  private int pairs(Names names) {
    return joined(names, NameRule.match(remedy.value())).size();
  }

  /** Names that have an id of the DNS Challenge, and behind it what tells systems apart. */
  private static Optional<SeveralSystems> ofNumberedFiles(Names names) {
    Set<String> behind = new TreeSet<>();
    for (String name : names.estimates()) {
      Matcher id = FILEID.matcher(name);
      if (id.find()) {
        behind.add(name.substring(id.end()));
      }
    }
    List<String> templates = new ArrayList<>();
    List<String> regexes = new ArrayList<>();
    for (String suffix : behind.size() > MOST ? Set.<String>of() : behind) {
      String plain = suffix.replaceAll("([^\\p{L}\\p{N}_-])", "\\\\$1");
      String regex = KnownNames.FILEID + (plain.isEmpty() ? "$" : "(?:" + plain + ")?$");
      if (2 * joined(names, NameRule.match(regex)).size() >= names.references().size()) {
        templates.add(NameRule.ID + suffix);
        regexes.add(regex);
      }
    }
    return regexes.size() < 2
        ? Optional.empty()
        : Optional.of(
            new SeveralSystems(
                templates, new NamingRemedy(NamingRemedy.Kind.MATCH_CALLS, regexes)));
  }

  /** Names of references that are more than ids: {@code clean_1} for {@code 1_A}, {@code 1_B}. */
  private static Optional<SeveralSystems> ofReferencesNamedOtherwise(Names names) {
    List<String> templates = new ArrayList<>();
    List<String> regexes = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<String> taken = new HashSet<>();
    for (Affixes affixes : Affixes.between(names.references(), names.estimates(), Affixes::last)) {
      String regex = affixes.regexOfKind(names.references());
      Map<String, String> joined = joined(names, NameRule.match(regex));
      boolean most = 2 * joined.size() >= names.references().size() && !joined.isEmpty();
      boolean same = regexes.isEmpty() || ids.stream().anyMatch(joined::containsKey);
      if (most && same && joined.values().stream().noneMatch(taken::contains)) {
        templates.add(affixes.template());
        regexes.add(regex);
        ids.addAll(joined.keySet());
        taken.addAll(joined.values());
      }
    }
    return regexes.size() < 2
        ? Optional.empty()
        : Optional.of(
            new SeveralSystems(
                templates, new NamingRemedy(NamingRemedy.Kind.MATCH_CALLS, regexes)));
  }

  /** The estimate of each id that a reference has; nothing where some id has two files. */
  private static Map<String, String> joined(Names names, NameRule rule) {
    Set<String> ids = new HashSet<>();
    for (String name : names.references()) {
      String id = rule.id(name);
      if (id != null && !ids.add(id)) {
        return Map.of();
      }
    }
    Map<String, String> joined = new HashMap<>();
    for (String name : names.estimates()) {
      String id = rule.id(name);
      if (id != null && ids.contains(id) && joined.put(id, name) != null) {
        return Map.of();
      }
    }
    return joined;
  }
}

package sqe.scoring.naming;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a naming makes of two sets of names.
 *
 * @param pairs ids that both have
 * @param possible as many as the smaller set could give
 * @param repeated how often a reference, or an estimate of a pair, has an id that another has
 */
record Join(int pairs, int possible, int repeated) {

  static Join of(Collection<String> references, Collection<String> estimates, Naming naming) {
    Set<String> ids = new HashSet<>();
    int repeated = 0;
    for (String name : references) {
      String id = naming.reference().id(name);
      repeated += id == null || ids.add(id) ? 0 : 1;
    }
    Set<String> found = new HashSet<>();
    for (String name : estimates) {
      String id = naming.estimate(0).id(name);
      repeated += id == null || !ids.contains(id) || found.add(id) ? 0 : 1;
    }
    return new Join(found.size(), Math.min(references.size(), estimates.size()), repeated);
  }

  /** The same of several folders, each of which has to be joined. */
  static Join of(List<Names> groups, Naming naming) {
    if (groups.size() == 1) {
      return of(groups.get(0).references(), groups.get(0).estimates(), naming);
    }
    int pairs = 0;
    int possible = 0;
    int apart = 0;
    for (Names group : groups) {
      Join join = of(group.references(), group.estimates(), naming);
      pairs += join.pairs();
      possible += join.possible();
      apart += join.isConvincing() ? 0 : 1;
    }
    return new Join(pairs, possible, apart);
  }

  /** Half of what is possible is no accident. */
  boolean isConvincing() {
    return repeated == 0 && isMostlyConvincing();
  }

  /** Half of what is possible, without ids that are there twice. */
  boolean isMostlyConvincing() {
    return pairs > repeated && 2 * (pairs - repeated) >= possible;
  }
}

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
 * @param unique whether no two references, and no two estimates of a pair, have one id
 */
record Join(int pairs, int possible, boolean unique) {

  static Join of(Collection<String> references, Collection<String> estimates, Naming naming) {
    Set<String> ids = new HashSet<>();
    boolean unique = true;
    for (String name : references) {
      String id = naming.reference().id(name);
      unique &= id == null || ids.add(id);
    }
    Set<String> found = new HashSet<>();
    for (String name : estimates) {
      String id = naming.estimate(0).id(name);
      unique &= id == null || !ids.contains(id) || found.add(id);
    }
    return new Join(found.size(), Math.min(references.size(), estimates.size()), unique);
  }

  /** The same of several folders, each of which has to be joined. */
  static Join of(List<Names> groups, Naming naming) {
    if (groups.size() == 1) {
      return of(groups.get(0).references(), groups.get(0).estimates(), naming);
    }
    int pairs = 0;
    int possible = 0;
    boolean each = true;
    for (Names group : groups) {
      Join join = of(group.references(), group.estimates(), naming);
      pairs += join.pairs();
      possible += join.possible();
      each &= join.isConvincing();
    }
    return new Join(pairs, possible, each);
  }

  /** Half of what is possible is no accident. */
  boolean isConvincing() {
    return unique && pairs > 0 && 2 * pairs >= possible;
  }
}

package sqe.scoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import sqe.scoring.naming.KnownNames;
import sqe.scoring.naming.NameDifference;
import sqe.scoring.naming.Names;
import sqe.scoring.naming.Naming;
import sqe.scoring.naming.NamingAdvice;
import sqe.scoring.naming.NamingRemedy;
import sqe.scoring.naming.SeveralSystems;
import sqe.table.Counted;

/**
 * Names that were paired in part, where another way to read them would pair clearly more: one stray
 * file of a reference's name must not hide that all others have a suffix. Files are paired in one
 * way only; the other is advice.
 */
record OverlookedNames(Path reference, List<System> systems) {

  /**
   * A folder of estimates.
   *
   * @param paired how many of its files have a reference
   */
  record System(Path folder, Names names, int paired) {

    /** Names of estimates that no reference has. */
    Collection<String> strays() {
      TreeSet<String> strays = new TreeSet<>(names.estimates());
      strays.removeAll(names.references());
      return strays;
    }
  }

  /** What would pair more; nothing where names pair what they can. */
  List<NamingAdvice> advice(Naming naming) {
    if (systems.size() == 1) {
      return naming.isSame() ? ofOne(systems.get(0)).stream().toList() : List.of();
    }
    List<System> apart = systems.stream().filter(system -> system.paired() == 0).toList();
    if (apart.isEmpty()) {
      return List.of();
    }
    List<Names> all = systems.stream().map(System::names).toList();
    Optional<NamingRemedy> each =
        all.stream().anyMatch(names -> names.estimates().isEmpty())
            ? Optional.empty()
            : forAll(all, naming);
    List<NamingAdvice> advice = new ArrayList<>();
    for (System system : apart) {
      advice.add(withoutPair(system, advice.isEmpty() ? each : Optional.empty()));
    }
    return advice;
  }

  /** What joins each of the folders: the names of a known set, or a template each. */
  private static Optional<NamingRemedy> forAll(List<Names> all, Naming naming) {
    return KnownNames.ofEach(all)
        .map(KnownNames::remedy)
        .filter(remedy -> naming.isSame())
        .or(() -> NamesApart.oneEach(all).flatMap(NamingAdvice::help));
  }

  private NamingAdvice withoutPair(System system, Optional<NamingRemedy> each) {
    Names names = system.names();
    String words =
        names.estimates().isEmpty()
            ? "it has no .wav, .wave or .flac file"
            : NameDifference.of(names.references(), names.estimates())
                .map(NameDifference::words)
                .orElse("'%s' is one of its names".formatted(names.estimates().iterator().next()));
    return new NamingAdvice(
        "%s: no name is one in %s: %s".formatted(system.folder(), reference, words),
        each.orElse(null));
  }

  private Optional<NamingAdvice> ofOne(System system) {
    Collection<String> strays = system.strays();
    if (strays.isEmpty()) {
      return Optional.empty();
    }
    int missing = system.names().references().size() - system.paired();
    return missing == 0 ? anotherSystem(system, strays) : more(system, missing, strays.size());
  }

  /** Every reference has its estimate, and others lie beside them. */
  private Optional<NamingAdvice> anotherSystem(System system, Collection<String> strays) {
    List<String> others = NameDifference.systems(new Names(system.names().references(), strays));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new NamingAdvice(
                "%s: %s without a reference of the same name ('%s') may be of another system"
                    .formatted(
                        system.folder(),
                        Counted.of(strays.size(), "file", "files"),
                        strays.iterator().next()),
                new NamingRemedy(NamingRemedy.Kind.CALLS, others)));
  }

  private Optional<NamingAdvice> more(System system, int missing, int strays) {
    Names names = system.names();
    String found =
        "%s: names as they are pair %s of %s references"
            .formatted(system.folder(), system.paired(), names.references().size());
    Optional<SeveralSystems> several = SeveralSystems.of(names);
    if (several.isPresent()) {
      List<String> templates = several.get().templates();
      return Optional.of(
          new NamingAdvice(
              found
                  + ", but %s lie in this folder".formatted(NamesApart.several(templates))
                  + (NamesApart.areSources(templates) ? NamesApart.SOURCES : ""),
              NamesApart.areSources(templates) ? null : several.get().remedy()));
    }
    Optional<KnownNames> known = KnownNames.ofEach(List.of(names));
    if (known.isPresent() && known.get().pairsOf(names) > system.paired()) {
      return Optional.of(
          new NamingAdvice(
              "%s, those of %s %s"
                  .formatted(found, known.get().title(), known.get().pairsOf(names)),
              known.get().remedy()));
    }
    return NameDifference.of(names.references(), names.estimates())
        .filter(difference -> difference.remedy() != null)
        .filter(
            difference -> 2 * (difference.pairs() - system.paired()) >= Math.min(missing, strays))
        .map(
            difference ->
                new NamingAdvice(
                    "%s, another way to read them %s: %s"
                        .formatted(found, difference.pairs(), difference.words()),
                    difference.remedy()));
  }
}

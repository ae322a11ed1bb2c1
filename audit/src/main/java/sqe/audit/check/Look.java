package sqe.audit.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sqe.audit.feature.FileFeatures;
import sqe.scoring.diagnosis.Fingerprint;

/**
 * How a check looks, by how much of a set it has to see at once. A run on one machine shows each
 * look everything; one on several shows it what it needs, and finds the same ({@link
 * PartedChecks}).
 */
sealed interface Look {

  /** Looks at a set. The reporter stands there. */
  void at(AuditData data, @Nullable AuditedScores scores, Reporter report);

  /**
   * Sees files and pairs one by one: what it finds in a set is what it finds in its parts.
   *
   * @param look is shown a set or a part of it
   */
  record OfParts(BiConsumer<AuditData, Reporter> look) implements Look {
    @Override
    public void at(AuditData data, @Nullable AuditedScores scores, Reporter report) {
      look.accept(data, report);
    }
  }

  /**
   * Sees files together that have something in common. Of each it may know name, role, hash and
   * what the manifest says.
   *
   * @param key what decoded files have in common; empty for files that are not looked at
   * @param apart of files with this in common, too, only the first is looked at; null where all are
   * @param look is shown two or more files, in the order of the set
   */
  record OfSame(
      Function<FileFeatures, String> key,
      @Nullable Function<FileFeatures, String> apart,
      BiConsumer<List<FileFeatures>, Reporter> look)
      implements Look {

    @Override
    public void at(AuditData data, @Nullable AuditedScores scores, Reporter report) {
      Map<String, List<FileFeatures>> groups = new LinkedHashMap<>();
      for (FileFeatures file : data.files()) {
        String common = file.decoded() ? key.apply(file) : "";
        if (!common.isEmpty()) {
          List<FileFeatures> group = groups.computeIfAbsent(common, k -> new ArrayList<>(1));
          if (apart == null || group.stream().noneMatch(sameIn(apart, file))) {
            group.add(file);
          }
        }
      }
      groups.values().stream()
          .filter(files -> files.size() > 1)
          .forEach(files -> look.accept(files, report));
    }

    private static Predicate<FileFeatures> sameIn(
        Function<FileFeatures, String> property, FileFeatures file) {
      String own = property.apply(file);
      return other -> property.apply(other).equals(own);
    }
  }

  /**
   * Sees two at a time, of all that sound alike.
   *
   * @param sound what is compared of a file
   * @param scope whether copies within a split are looked for, or what two splits share
   * @param tolerance largest difference of a mean band level of two, in dB
   * @param limit name of the limit that is the smallest similarity
   * @param look is shown the two
   */
  record OfAlike(
      SoundOf sound, NearDuplicates.Scope scope, double tolerance, String limit, TwoLook look)
      implements Look {

    @Override
    public void at(AuditData data, @Nullable AuditedScores scores, Reporter report) {
      List<Sound> sounds = new ArrayList<>();
      data.files().forEach(file -> sound.of(file, null).ifPresent(sounds::add));
      data.pairs().forEach(pair -> sound.of(pair.estimate(), pair.noise()).ifPresent(sounds::add));
      among(sounds, (first, second) -> true, report);
    }

    /**
     * Looks among some sounds, in the order of the set.
     *
     * @param filter which two of them, by their places, are compared at all
     */
    void among(List<Sound> some, Sound.Filter filter, Reporter report) {
      int[] order = order(some);
      List<NearDuplicates.Item<Sound>> items = new ArrayList<>();
      for (int place : order) {
        Sound sound = some.get(place);
        items.add(
            new NearDuplicates.Item<>(sound, sound.hash(), sound.split(), sound.fingerprint()));
      }
      NearDuplicates.find(
              items,
              scope,
              tolerance,
              report.limit(limit),
              (first, second) -> filter.compares(order[first], order[second]))
          .forEach(m -> look.at(m.first(), m.second(), m.similarity(), report));
    }

    /** What is in train and elsewhere is reported where it is elsewhere. */
    private int[] order(List<Sound> some) {
      IntStream places = IntStream.range(0, some.size());
      return scope == NearDuplicates.Scope.WITHIN_A_SPLIT
          ? places.toArray()
          : places
              .boxed()
              .sorted(Comparator.comparing(place -> Splits.after(some.get(place).split())))
              .mapToInt(place -> place)
              .toArray();
    }
  }

  /** What is compared of a file. */
  @FunctionalInterface
  interface SoundOf {
    /**
     * Is asked of every file without noise, and of every estimate with that of its pair.
     *
     * @param noise what its pair says is added to the reference; null where nothing is said
     */
    Optional<Sound> of(FileFeatures file, @Nullable Fingerprint noise);
  }

  /** Looks at two sounds that are alike; the first is the one that stays. */
  @FunctionalInterface
  interface TwoLook {
    void at(Sound first, Sound second, double similarity, Reporter report);
  }

  /**
   * Sees everything together, where there are files.
   *
   * @param look is shown the set; of fingerprints it asks for no others than those
   * @param fingerprints names of the files whose fingerprints it asks for, as the set without any
   *     says
   */
  record OfWhole(
      BiConsumer<AuditData, Reporter> look,
      BiFunction<AuditData, Reporter, Set<String>> fingerprints)
      implements Look {

    /** A look that asks for no fingerprints. */
    OfWhole(BiConsumer<AuditData, Reporter> look) {
      this(look, (data, report) -> Set.of());
    }

    @Override
    public void at(AuditData data, @Nullable AuditedScores scores, Reporter report) {
      if (!data.files().isEmpty()) {
        look.accept(data, report);
      }
    }
  }

  /**
   * Sees a table of scores, where there is one.
   *
   * @param look is shown the table
   */
  record OfScores(BiConsumer<AuditedScores, Reporter> look) implements Look {
    @Override
    public void at(AuditData data, @Nullable AuditedScores scores, Reporter report) {
      if (scores != null) {
        look.accept(scores, report);
      }
    }
  }
}

package sqe.scoring.naming;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands before and behind a common core in the names, without folders, of references and
 * estimates.
 */
record Affixes(
    String beforeReference, String behindReference, String beforeEstimate, String behindEstimate) {

  /** So many references are looked at; others of their set are named alike. */
  private static final int SAMPLED = 20;

  /** Each is compared with so many estimates at most. */
  private static final int COMPARED = 3000;

  /** A shorter common part is an accident, unless marks set it off as a name of its own. */
  private static final int SHORTEST = 2;

  /** So many ways to name files in one folder are thought of. */
  private static final int CANDIDATES = 6;

  private static final String DELIMITERS = "_-. ";

  /**
   * The affixes that explain most of a sample of the references, the most frequent first.
   *
   * @param form what of the names is compared
   */
  static List<Affixes> between(
      Collection<String> references, Collection<String> estimates, UnaryOperator<String> form) {
    List<String> tested = estimates.stream().limit(COMPARED).map(form).toList();
    Map<Affixes, Integer> counts = new HashMap<>();
    for (String reference : references.stream().limit(SAMPLED).map(form).toList()) {
      for (Affixes affixes : closest(reference, tested)) {
        counts.merge(affixes, 1, Integer::sum);
      }
    }
    Comparator<Map.Entry<Affixes, Integer>> order =
        Map.Entry.<Affixes, Integer>comparingByValue().reversed();
    return counts.entrySet().stream()
        .sorted(order.thenComparing(entry -> entry.getKey().toString()))
        .limit(CANDIDATES)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A name without its folders. */
  static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The affixes towards the estimates that have the longest part in common with a reference. */
  private static Set<Affixes> closest(String reference, List<String> estimates) {
    Set<Affixes> closest = new LinkedHashSet<>();
    int longest = 1;
    for (String estimate : estimates) {
      if (Math.min(reference.length(), estimate.length()) >= longest) {
        Affixes affixes = of(reference, estimate);
        int core = affixes == null ? 0 : reference.length() - affixes.ofReference();
        if (core < SHORTEST
            && (affixes == null
                || !(affixes.surroundWhole() || affixes.surroundNumber(reference)))) {
          continue;
        }
        if (core > longest) {
          longest = core;
          closest.clear();
        }
        if (affixes != null && core == longest) {
          closest.add(affixes);
        }
      }
    }
    return closest;
  }

  private int ofReference() {
    return beforeReference.length() + behindReference.length();
  }

  private static @Nullable Affixes of(String reference, String estimate) {
    int length = 0;
    int endOfReference = 0;
    int endOfEstimate = 0;
    int[] row = new int[estimate.length() + 1];
    for (int r = 1; r <= reference.length(); r++) {
      int diagonal = 0;
      for (int e = 1; e <= estimate.length(); e++) {
        int above = row[e];
        row[e] = reference.charAt(r - 1) == estimate.charAt(e - 1) ? diagonal + 1 : 0;
        if (row[e] > length) {
          length = row[e];
          endOfReference = r;
          endOfEstimate = e;
        }
        diagonal = above;
      }
    }
    return length == 0
        ? null
        : ofWords(reference, endOfReference - length, estimate, endOfEstimate - length, length);
  }

  /** The same with the common part brought in to where words begin and end in both names. */
  private static @Nullable Affixes ofWords(
      String reference, int ofReference, String estimate, int ofEstimate, int length) {
    boolean whole = length == Math.min(reference.length(), estimate.length());
    int from = 0;
    while (from < length
        && isInside(reference, ofReference + from, estimate, ofEstimate + from, whole)) {
      from++;
    }
    int to = length;
    while (to > from && isInside(reference, ofReference + to, estimate, ofEstimate + to, whole)) {
      to--;
    }
    return from == to
        ? null
        : new Affixes(
                reference.substring(0, ofReference + from),
                reference.substring(ofReference + to),
                estimate.substring(0, ofEstimate + from),
                estimate.substring(ofEstimate + to))
            .withDelimiters(reference.substring(ofReference + from, ofReference + to));
  }

  /**
   * Whether a cut would be inside a word of either name. Letters may be put to a name that is whole
   * on the other side; numbers are never cut.
   */
  private static boolean isInside(
      String reference, int ofReference, String estimate, int ofEstimate, boolean whole) {
    return whole
        ? isInNumber(reference, ofReference) || isInNumber(estimate, ofEstimate)
        : !isBorder(reference, ofReference) || !isBorder(estimate, ofEstimate);
  }

  private static boolean isInNumber(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isDigit(text.charAt(at - 1))
        && Character.isDigit(text.charAt(at));
  }

  /** Whether a word ends or begins: at a mark, between a letter and a digit, in camelCase. */
  private static boolean isBorder(String text, int at) {
    if (at == 0 || at == text.length()) {
      return true;
    }
    char before = text.charAt(at - 1);
    char behind = text.charAt(at);
    return !Character.isLetterOrDigit(before)
        || !Character.isLetterOrDigit(behind)
        || Character.isDigit(before) != Character.isDigit(behind)
        || (Character.isLowerCase(before) && Character.isUpperCase(behind));
  }

  /** Whether a reference's whole name stands in the estimate's, set off by marks on both sides. */
  private boolean surroundWhole() {
    boolean before =
        beforeEstimate.isEmpty() || isMark(beforeEstimate, beforeEstimate.length() - 1);
    return ofEstimatesOnly() && before && (behindEstimate.isEmpty() || isMark(behindEstimate, 0));
  }

  /** Whether the common part is a number that marks set off in both names. */
  private boolean surroundNumber(String reference) {
    String core =
        reference.substring(
            beforeReference.length(), reference.length() - behindReference.length());
    return !core.isEmpty()
        && core.chars().allMatch(Character::isDigit)
        && List.of(beforeReference, beforeEstimate).stream()
            .allMatch(before -> before.isEmpty() || isMark(before, before.length() - 1))
        && List.of(behindReference, behindEstimate).stream()
            .allMatch(behind -> behind.isEmpty() || isMark(behind, 0));
  }

  private static boolean isMark(String text, int at) {
    return text.charAt(at) == '/' || DELIMITERS.indexOf(text.charAt(at)) >= 0;
  }

  /** Delimiters that both names have between affix and core belong to the affixes. */
  private Affixes withDelimiters(String core) {
    int from = 0;
    while (from < core.length()
        && DELIMITERS.indexOf(core.charAt(from)) >= 0
        && !(beforeReference.isEmpty() && beforeEstimate.isEmpty())) {
      from++;
    }
    int to = core.length();
    while (to > from
        && DELIMITERS.indexOf(core.charAt(to - 1)) >= 0
        && !(behindReference.isEmpty() && behindEstimate.isEmpty())) {
      to--;
    }
    String start = core.substring(0, from);
    String end = core.substring(to);
    return new Affixes(
        beforeReference + start,
        end + behindReference,
        beforeEstimate + start,
        end + behindEstimate);
  }

  private boolean ofEstimatesOnly() {
    return beforeReference.isEmpty() && behindReference.isEmpty();
  }

  /** Whether a template can say it. */
  boolean isTemplate() {
    return ofEstimatesOnly() && !(beforeEstimate + behindEstimate).contains(NameRule.ID);
  }

  /**
   * Whether each side has a part of its own with numbers in it, as speakers and sessions have, or
   * the same part in another letter case.
   */
  private boolean mayBeContent() {
    return areContent(beforeReference, beforeEstimate)
        || areContent(behindReference, behindEstimate);
  }

  private static boolean areContent(String one, String other) {
    return !one.isEmpty()
        && !other.isEmpty()
        && !one.equals(other)
        && (one.equalsIgnoreCase(other) || hasDigit(one) || hasDigit(other));
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }

  /**
   * Whether they may be no affixes at all: numbers tell files apart, and any two names have some
   * letters in common.
   *
   * @param single whether one side has one name only
   */
  boolean mayBeAccident(boolean single) {
    return mayBeContent() || (single && !ofOneSide());
  }

  /** Whether the names of one side have none. */
  private boolean ofOneSide() {
    return ofEstimatesOnly() || (beforeEstimate.isEmpty() && behindEstimate.isEmpty());
  }

  /** How names of estimates are made, where references have none of this. */
  String template() {
    return beforeEstimate + NameRule.ID + behindEstimate;
  }

  /** The difference in words. */
  static String words(List<Affixes> affixes) {
    return "by "
        + Stream.of(
                named("before", affixes, Affixes::beforeReference, Affixes::beforeEstimate),
                named("behind", affixes, Affixes::behindReference, Affixes::behindEstimate))
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(" and "));
  }

  private static String named(
      String where,
      List<Affixes> affixes,
      Function<Affixes, String> reference,
      Function<Affixes, String> estimate) {
    if (affixes.stream().allMatch(each -> reference.apply(each).equals(estimate.apply(each)))) {
      return "";
    }
    return Stream.concat(affixes.stream().map(reference), affixes.stream().map(estimate))
            .filter(affix -> !affix.isEmpty())
            .distinct()
            .map(affix -> "'" + affix + "'")
            .collect(Collectors.joining(" and "))
        + " "
        + where
        + " the id";
  }

  /** Expressions that read the id off names of either side; with folders first, then without. */
  static List<String> regexes(List<Affixes> affixes) {
    String before = any(affixes, Affixes::beforeReference, Affixes::beforeEstimate);
    String behind = behind(affixes);
    List<String> regexes = new ArrayList<>();
    if (before.isEmpty()) {
      regexes.add("^(.+?)" + behind + "$");
    }
    regexes.add("(?:^|/)" + before + "([^/]+?)" + behind + "$");
    return regexes;
  }

  /**
   * An expression that reads the id off the references and off the estimates of this kind alone,
   * where ids are alike but for their numbers.
   *
   * @param references all of them
   */
  String regexOfKind(Collection<String> references) {
    Set<String> shapes =
        references.stream().map(name -> shape(core(last(name)))).collect(Collectors.toSet());
    String id = shapes.size() == 1 ? shapes.iterator().next() : "[^/]+?";
    String start =
        beforeEstimate.isEmpty()
            ? "(?:^|[-_./ ])"
            : "(?:^|/)" + any(List.of(this), Affixes::beforeReference, Affixes::beforeEstimate);
    return start + "(" + id + ")" + behind(List.of(this)) + "$";
  }

  private String core(String reference) {
    int from = reference.startsWith(beforeReference) ? beforeReference.length() : 0;
    int to =
        reference.length() - (reference.endsWith(behindReference) ? behindReference.length() : 0);
    return from < to ? reference.substring(from, to) : reference;
  }

  private static String shape(String core) {
    return escaped(core).replaceAll("[0-9]+", "[0-9]+");
  }

  /** An expression for what stands behind the id. */
  static String behind(List<Affixes> affixes) {
    return any(affixes, Affixes::behindReference, Affixes::behindEstimate);
  }

  private static String any(
      List<Affixes> affixes,
      Function<Affixes, String> reference,
      Function<Affixes, String> estimate) {
    List<String> texts =
        Stream.concat(affixes.stream().map(reference), affixes.stream().map(estimate))
            .distinct()
            .toList();
    List<String> there = texts.stream().filter(t -> !t.isEmpty()).map(Affixes::escaped).toList();
    if (there.isEmpty()) {
      return "";
    }
    boolean all = there.size() == texts.size();
    return all && there.size() == 1
        ? there.get(0)
        : "(?:" + String.join("|", there) + (all ? ")" : ")?");
  }

  private static String escaped(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}_ /]", "\\\\$0").replace("\\-", "-");
  }
}

package sqe.metrics.transcript;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A minimal alignment of two sequences of tokens.
 *
 * <p>The number of errors, the edit distance with unit costs, is unique; which of them are
 * substitutions, deletions and insertions is not, and MER and WIL depend on it. The rule is that of
 * rapidfuzz, which jiwer is built on: a common beginning, then a common end are correct; in the
 * distance table D of the rest, from the lower right corner,
 *
 * <ul>
 *   <li>a deletion where D[i][j] = D[i−1][j] + 1,
 *   <li>else an insertion where D[i][j−1] = D[i−1][j−1] − 1,
 *   <li>else a token each, correct or substituted.
 * </ul>
 *
 * <p>Two rows of the table and two bits a cell are kept: n·m/4 bytes, n·m steps.
 *
 * @param edits in the order of the texts
 */
public record Alignment(List<Edit> edits) {

  /** Copies the list. */
  public Alignment {
    edits = List.copyOf(edits);
  }

  /** Aligns a hypothesis to a reference; tokens are equal as strings are. */
  public static Alignment of(List<String> reference, List<String> hypothesis) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] r = numbered(reference, numbers);
    int[] h = numbered(hypothesis, numbers);
    int before = Arrays.mismatch(r, h);
    if (before < 0) {
      return new Alignment(Collections.nCopies(r.length, Edit.CORRECT));
    }
    int after = 0;
    while (after < Math.min(r.length, h.length) - before
        && r[r.length - 1 - after] == h[h.length - 1 - after]) {
      after++;
    }
    List<Edit> edits = new ArrayList<>(Collections.nCopies(before, Edit.CORRECT));
    edits.addAll(
        middle(
            Arrays.copyOfRange(r, before, r.length - after),
            Arrays.copyOfRange(h, before, h.length - after)));
    edits.addAll(Collections.nCopies(after, Edit.CORRECT));
    return new Alignment(edits);
  }

  private static int[] numbered(List<String> tokens, Map<String, Integer> numbers) {
    return tokens.stream()
        .mapToInt(token -> numbers.computeIfAbsent(token, any -> numbers.size()))
        .toArray();
  }

  private static List<Edit> middle(int[] r, int[] h) {
    BitSet[] deletions = new BitSet[r.length + 1];
    BitSet[] insertions = new BitSet[r.length + 1];
    int[] above = new int[h.length + 1];
    Arrays.setAll(above, j -> j);
    int[] row = new int[h.length + 1];
    for (int i = 1; i <= r.length; i++) {
      deletions[i] = new BitSet(h.length + 1);
      insertions[i] = new BitSet(h.length + 1);
      row[0] = i;
      for (int j = 1; j <= h.length; j++) {
        int replaced = above[j - 1] + (r[i - 1] == h[j - 1] ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
        deletions[i].set(j, row[j] == above[j] + 1);
        insertions[i].set(j, row[j - 1] == above[j - 1] - 1);
      }
      int[] free = above;
      above = row;
      row = free;
    }
    return backwards(r, h, deletions, insertions);
  }

  private static List<Edit> backwards(int[] r, int[] h, BitSet[] deletions, BitSet[] insertions) {
    List<Edit> edits = new ArrayList<>();
    int i = r.length;
    int j = h.length;
    while (i > 0 || j > 0) {
      if (j == 0 || (i > 0 && deletions[i].get(j))) {
        edits.add(Edit.DELETED);
        i--;
      } else if (i == 0 || insertions[i].get(j)) {
        edits.add(Edit.INSERTED);
        j--;
      } else {
        i--;
        j--;
        edits.add(r[i] == h[j] ? Edit.CORRECT : Edit.SUBSTITUTED);
      }
    }
    Collections.reverse(edits);
    return edits;
  }

  /** How many there are of each. */
  public EditCounts counts() {
    return new EditCounts(
        Collections.frequency(edits, Edit.CORRECT),
        Collections.frequency(edits, Edit.SUBSTITUTED),
        Collections.frequency(edits, Edit.DELETED),
        Collections.frequency(edits, Edit.INSERTED));
  }

  /** The letters of the edits, as in {@code CCSDI}. */
  @Override
  public String toString() {
    return edits.stream().map(edit -> String.valueOf(edit.letter())).collect(Collectors.joining());
  }
}

package sqe.table;

import java.nio.file.Path;
import java.util.List;

/**
 * Sources in files of their own: which estimate is which reference's is not known before both are
 * heard.
 *
 * @param references the true sources, two or more
 * @param estimates at least as many, in any order
 */
public record SourceFiles(List<Path> references, List<Path> estimates) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException when there are fewer than two references, or fewer estimates
   */
  public SourceFiles {
    references = List.copyOf(references);
    estimates = List.copyOf(estimates);
    if (references.size() < 2 || estimates.size() < references.size()) {
      throw new IllegalArgumentException(
          references.size() + " references and " + estimates.size() + " estimates");
    }
  }
}

package sqe.scoring;

import java.util.List;
import sqe.metrics.SignalPair;

/**
 * Looks at pairs beside their scores and fills further columns of the table. Used by several
 * threads at once.
 */
public interface PairInspector {

  /** Looks at nothing and fills no column. */
  PairInspector NONE =
      new PairInspector() {
        @Override
        public List<String> columns() {
          return List.of();
        }

        @Override
        public List<String> inspect(SignalPair pair) {
          return List.of();
        }
      };

  /** Names of the columns, which follow the scores. */
  List<String> columns();

  /**
   * The text of each column for a pair; empty where there is nothing to say.
   *
   * @param pair as its files are, before any alignment
   */
  List<String> inspect(SignalPair pair);
}

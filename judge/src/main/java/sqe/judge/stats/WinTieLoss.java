package sqe.judge.stats;

/**
 * On how many files one system is better, equal and worse.
 *
 * @param wins differences above zero
 * @param ties differences of exactly zero
 * @param losses differences below zero
 */
public record WinTieLoss(int wins, int ties, int losses) {

  /** Counts the differences. */
  public static WinTieLoss of(PairedDifferences differences) {
    int wins = 0;
    int losses = 0;
    for (double value : differences.values()) {
      wins += value > 0 ? 1 : 0;
      losses += value < 0 ? 1 : 0;
    }
    return new WinTieLoss(wins, differences.size() - wins - losses, losses);
  }
}

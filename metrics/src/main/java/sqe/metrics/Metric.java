package sqe.metrics;

/**
 * One exactly defined number that compares an estimate with its reference, or that describes an
 * estimate alone.
 *
 * <p>An implementation is immutable and safe for use by several threads: plans and tables are final
 * fields, everything else is local or derived from the pair. The same pair gives the same bits,
 * whatever else runs.
 */
public interface Metric {

  /** Identity, definition, range and source. */
  MetricInfo info();

  /**
   * Scores a pair; {@link SignalPair#score} remembers it. A metric built on another's score asks
   * the pair for that, so that both are computed once, and says so in its {@link MetricInfo}.
   *
   * @param pair reference and estimate of one rate and length, or an estimate alone
   * @throws UndefinedScoreException where the definition gives no value: silence, too short, a rate
   *     the metric does not exist at, a missing reference or mixture, a sample that is not a number
   */
  Score score(SignalPair pair);
}

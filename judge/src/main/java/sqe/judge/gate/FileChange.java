package sqe.judge.gate;

/**
 * The scores of one file before and after.
 *
 * @param id of the file
 * @param baseline its score in the baseline
 * @param current its score now
 * @param change oriented: positive is better
 */
public record FileChange(String id, double baseline, double current, double change) {}

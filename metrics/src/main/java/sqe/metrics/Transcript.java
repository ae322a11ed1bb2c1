package sqe.metrics;

/**
 * What was said, and what a recogniser has heard in the estimate.
 *
 * @param text what was said
 * @param hypothesis what was heard
 */
public record Transcript(String text, String hypothesis) {}

package sqe.table;

/**
 * A part of a recording that has a row of its own.
 *
 * @param number from 1, in the order of time
 * @param start in seconds from the beginning of the recording
 * @param end in seconds, where the part ends
 */
public record Segment(int number, double start, double end) {}

package sqe.scoring.naming;

import java.util.Collection;

/**
 * The names of two folders that are to be paired.
 *
 * @param references of one
 * @param estimates of the other
 */
public record Names(Collection<String> references, Collection<String> estimates) {}

/**
 * Linear algebra on signals: reductions in a fixed order, correlations, Toeplitz and symmetric
 * solvers. Everything is plain {@code double[]} in, {@code double[]} out, and the same to the bit
 * on every machine. Start reading at {@link sqe.dsp.linear.Reductions}.
 */
@NullMarked
package sqe.dsp.linear;

import org.jspecify.annotations.NullMarked;

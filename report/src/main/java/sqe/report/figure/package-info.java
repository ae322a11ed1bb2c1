/**
 * Pictures of results: values that say what is drawn, and writers that draw them.
 *
 * <p>Start reading at {@link sqe.report.figure.ForestPlot}.
 */
@NullMarked
package sqe.report.figure;

import org.jspecify.annotations.NullMarked;

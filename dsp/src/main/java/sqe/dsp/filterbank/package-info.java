/**
 * Band models: which bins of a spectrum make up a band of hearing or of a standard, with what
 * weight and, for perceptual models, above which threshold. Bands that have an equation are
 * computed from it ({@link sqe.dsp.filterbank.ThirdOctaveBands}); those that exist only as a table
 * are constants, copied digit by digit ({@link sqe.dsp.filterbank.BarkBands}).
 */
@NullMarked
package sqe.dsp.filterbank;

import org.jspecify.annotations.NullMarked;

/**
 * Band models of hearing: which bins of a spectrum belong to which band, with what weight and, for
 * perceptual models, above which threshold. Tables are constants in Java, copied digit by digit
 * from their sources. Start reading at {@link sqe.dsp.filterbank.BarkBands}.
 */
@NullMarked
package sqe.dsp.filterbank;

import org.jspecify.annotations.NullMarked;

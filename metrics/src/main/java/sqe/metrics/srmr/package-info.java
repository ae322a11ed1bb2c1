/**
 * Speech-to-reverberation modulation energy ratio: quality and intelligibility of reverberant
 * speech from the estimate alone.
 *
 * <p>Two ways lead to cochlear envelopes, {@link sqe.metrics.srmr.CochlearModulation} and the fast
 * {@link sqe.metrics.srmr.SpectrogramModulation}; each feeds {@link
 * sqe.metrics.srmr.ModulationEnergies}, which gives the plain and the normalised energies at once,
 * and {@link sqe.metrics.srmr.Srmr} makes a ratio of them. Start reading there. Filters are those
 * of {@code sqe.dsp.filterbank}.
 */
@NullMarked
package sqe.metrics.srmr;

import org.jspecify.annotations.NullMarked;

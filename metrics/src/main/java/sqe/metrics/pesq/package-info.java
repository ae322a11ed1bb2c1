/**
 * Perceptual evaluation of speech quality: ITU-T P.862 (narrowband), P.862.1 and P.862.2 (wideband)
 * with and without Corrigendum 2.
 *
 * <p>An independent implementation from a written specification, not certified by the ITU. One
 * class is one stage; paragraph signs (§) in comments are sections of that specification:
 *
 * <table>
 *   <caption>From section to class</caption>
 *   <tr><td>§1 sizes</td><td>{@code Sizes}</td></tr>
 *   <tr><td>§2 whole computation</td><td>{@code PesqAnalysis}, {@code PesqStages}</td></tr>
 *   <tr><td>§3 input and buffers</td><td>{@code PesqPair}, {@code GuardedSignal}</td></tr>
 *   <tr><td>§4.0 filtering by a gain curve</td><td>{@code GainCurve}, {@code SectionFilter}</td></tr>
 *   <tr><td>§4.1 level</td><td>{@code LevelAlignment}</td></tr>
 *   <tr><td>§4.2, §4.4 input filter</td><td>{@code ModelSignal}</td></tr>
 *   <tr><td>§4.3 wideband input filter</td><td>{@code WidebandFilter}</td></tr>
 *   <tr><td>§5 alignment signal</td><td>{@code AlignmentSignal}, {@code Cascade}</td></tr>
 *   <tr><td>§6 activity</td>
 *       <td>{@code ActivityEnvelope}, {@code ActivityThreshold}, {@code ActiveRuns}</td></tr>
 *   <tr><td>§7 delay search</td><td>{@code DelaySearch}, {@code Utterance}, {@code DelayPath}</td></tr>
 *   <tr><td>§7.1, §7.2 coarse delay</td><td>{@code EnvelopeCorrelation}, {@code Stretch}</td></tr>
 *   <tr><td>§7.5 fine delay</td>
 *       <td>{@code DelayHistogram}, {@code FrameCorrelator}, {@code ForwardFrames}</td></tr>
 *   <tr><td>§7.6 borders</td><td>{@code UtteranceBorders}</td></tr>
 *   <tr><td>§7.7 splitting</td>
 *       <td>{@code UtteranceSplitter}, {@code SplitPoints}, {@code SplitStretches}, {@code
 *       SplitWindow}, {@code SplitSearch}, {@code BackwardFrames}, {@code SplitCandidate}</td></tr>
 *   <tr><td>§8 perceptual model</td><td>{@code PerceptualModel}, {@code ReferenceExcitation}</td></tr>
 *   <tr><td>§8.1 frames</td><td>{@code FrameRange}</td></tr>
 *   <tr><td>§8.2, §8.3 spectra, bands</td><td>{@code FrameAnalyser}, {@code BarkBands}</td></tr>
 *   <tr><td>§8.4 frequency response</td><td>{@code FrequencyCompensation}</td></tr>
 *   <tr><td>§8.5 gain</td><td>{@code GainCompensation}</td></tr>
 *   <tr><td>§8.6 loudness</td><td>{@code Loudness}</td></tr>
 *   <tr><td>§8.7 disturbance</td><td>{@code Disturbance}</td></tr>
 *   <tr><td>§9 corrections</td>
 *       <td>{@code FrameDisturbances}, {@code BadInterval}, {@code Realignment}</td></tr>
 *   <tr><td>§10 aggregation</td><td>{@code Aggregation}</td></tr>
 *   <tr><td>§11 mapping to MOS</td><td>{@code MosMapping}</td></tr>
 *   <tr><td>§13 failures</td><td>{@code InputCheck}</td></tr>
 * </table>
 *
 * <p>Other code sees the metrics through {@link sqe.metrics.pesq.Pesq}. Start reading at {@code
 * PesqAnalysis}.
 */
@NullMarked
package sqe.metrics.pesq;

import org.jspecify.annotations.NullMarked;

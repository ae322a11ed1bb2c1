package sqe.metrics.pmsqe;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricInfo;
import sqe.metrics.NumberText;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;

/**
 * PMSQE-based PESQ estimate: {@link Pmsqe} on PESQ's opinion scale. It is not PESQ.
 *
 * <p>One {@link MosMapping} at 16 kHz stands for P.862.2 (wideband), another at 8 kHz for P.862.1
 * (narrowband). Both are least-squares fits to aligned pairs of real and synthetic speech with
 * noise, enhancement and coding, for which PESQ is known: 163 pairs of 33 recordings for wideband;
 * those at half the rate and 37 pairs of five recordings at 8 kHz for narrowband. On recordings
 * left out of the fit:
 *
 * <pre>
 *                rmse   bias   largest error   rank correlation with PESQ
 *   wideband     0.27   0.01   1.75            0.86
 *   narrowband   0.54   0.00   2.75            0.76
 * </pre>
 *
 * <p>The largest errors are pairs with noise below 200 Hz, which PESQ filters out and PMSQE does
 * not. The fit is the class {@code PmsqeMosFit} of module {@code bench}; a test holds constants and
 * figures to it. Where {@link Pmsqe} with default options was scored before, this costs nothing.
 */
public final class PmsqeMos implements DifferentiableMetric {

  /** The mapping at 16 kHz. */
  public static final MosMapping WIDEBAND = new MosMapping(3.074, -2.350, 0.513, 1.02, 4.644);

  /** The mapping at 8 kHz. */
  public static final MosMapping NARROWBAND = new MosMapping(2.217, -2.102, 0.579, 1.02, 4.549);

  /** Root mean squared error in MOS on recordings left out of the wideband fit. */
  public static final double WIDEBAND_ERROR = 0.27;

  /** Root mean squared error in MOS on recordings left out of the narrowband fit. */
  public static final double NARROWBAND_ERROR = 0.54;

  private static final int WIDEBAND_RATE = 16000;

  private final Pmsqe pmsqe = new Pmsqe();
  private final MetricInfo info = describe();

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    double value = pmsqe.score(pair).value();
    return info.score(mapping(pair).mos(value));
  }

  /** Value and gradient: that of {@link Pmsqe} times the mapping's slope, zero at its limits. */
  @Override
  public Differentiated differentiate(SignalPair pair) {
    Differentiated inner = pmsqe.differentiate(pair);
    MosMapping mapping = mapping(pair);
    double slope = mapping.derivative(inner.value());
    double[] gradient = inner.gradient();
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= slope;
    }
    return new Differentiated(mapping.mos(inner.value()), gradient);
  }

  private static MosMapping mapping(SignalPair pair) {
    return pair.sampleRate() == WIDEBAND_RATE ? WIDEBAND : NARROWBAND;
  }

  private static MetricInfo describe() {
    return MetricInfo.builder("pmsqe_mos")
        .name("PMSQE-based PESQ estimate")
        .family("pmsqe")
        .unit("MOS")
        .range(WIDEBAND.minimum(), WIDEBAND.maximum())
        .sampleRates(8000, 16000)
        .parameters(Pmsqe.parameters(PmsqeOptions.DEFAULT))
        .parameter("wideband", constants(WIDEBAND))
        .parameter("narrowband", constants(NARROWBAND))
        .definition(
            ("0.999 + 4/(1 + exp(a·PMSQE^g + b)), limited to %s … %s at 16 kHz (a=%s, b=%s, g=%s) "
                    + "and %s … %s at 8 kHz (a=%s, b=%s, g=%s). An estimate of PESQ from one "
                    + "number, not PESQ: root mean squared error on recordings left out of the fit "
                    + "%s MOS at 16 kHz, %s MOS at 8 kHz.")
                .formatted(
                    WIDEBAND.minimum(),
                    WIDEBAND.maximum(),
                    WIDEBAND.slope(),
                    WIDEBAND.intercept(),
                    WIDEBAND.exponent(),
                    NARROWBAND.minimum(),
                    NARROWBAND.maximum(),
                    NARROWBAND.slope(),
                    NARROWBAND.intercept(),
                    NARROWBAND.exponent(),
                    WIDEBAND_ERROR,
                    NARROWBAND_ERROR))
        .edgeCases(
            "Has no value where pmsqe has none: silence, less than a frame, other rates.",
            "A perfect estimate gives about 4.63 at 16 kHz and the upper limit, 4.549, at 8 kHz.",
            "PESQ aligns its signals, this does not: align them first.",
            "Noise below about 200 Hz (fans, hum, wind) makes it up to 2.8 MOS too low: PESQ "
                + "filters it out, PMSQE does not.")
        .source("Logistic of ITU-T P.862.1 and P.862.2, constants fitted to pairs of known PESQ")
        .build();
  }

  private static String constants(MosMapping mapping) {
    return Stream.of(mapping.slope(), mapping.intercept(), mapping.exponent())
        .map(NumberText::shortest)
        .collect(Collectors.joining(","));
  }
}

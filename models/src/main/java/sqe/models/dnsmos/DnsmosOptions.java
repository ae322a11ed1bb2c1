package sqe.models.dnsmos;

/**
 * What may differ between implementations of DNSMOS.
 *
 * @param allWindows whether the windows count that the published script loses to rounding: those
 *     from the 8th to the 24th second, and a few after two minutes
 * @param padding how the ends of a window are extended for the spectra of P.808
 */
public record DnsmosOptions(boolean allWindows, Padding padding) {

  /** As the published script on current libraries. */
  public static final DnsmosOptions DEFAULT = new DnsmosOptions(false, Padding.ZEROS);

  /** How a window is extended by half a frame at both ends. */
  public enum Padding {
    /** By zeros: current versions of librosa, and TorchMetrics. */
    ZEROS,
    /** Mirrored, without the edge sample: the version of librosa that the script asks for. */
    MIRRORED
  }
}

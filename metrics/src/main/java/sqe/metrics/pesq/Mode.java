package sqe.metrics.pesq;

/** Which Recommendation is computed; the three differ in the input filter only. */
enum Mode {
  /** P.862: telephone receive response; 8 or 16 kHz. */
  NARROWBAND,
  /** P.862.2 as of 2005; 16 kHz. */
  WIDEBAND,
  /** P.862.2 with Corrigendum 2 of 2018: the filter is 12 dB lower; 16 kHz. */
  WIDEBAND_CORRIGENDUM_2
}

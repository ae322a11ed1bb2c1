package sqe.metrics.pesq;

/** The four numbers that go by the name PESQ. */
enum PesqNumber {
  /** Raw score of P.862. */
  NARROWBAND_RAW("pesq_nb_raw", Mode.NARROWBAND) {
    @Override
    double value(double raw) {
      return raw;
    }
  },
  /** P.862 mapped by P.862.1. */
  NARROWBAND("pesq_nb", Mode.NARROWBAND) {
    @Override
    double value(double raw) {
      return MosMapping.NARROWBAND.apply(raw);
    }
  },
  /** P.862.2 as of 2005. */
  WIDEBAND("pesq_wb", Mode.WIDEBAND) {
    @Override
    double value(double raw) {
      return MosMapping.WIDEBAND.apply(raw);
    }
  },
  /** P.862.2 with Corrigendum 2. */
  WIDEBAND_CORRIGENDUM_2("pesq_wb_c2", Mode.WIDEBAND_CORRIGENDUM_2) {
    @Override
    double value(double raw) {
      return MosMapping.WIDEBAND.apply(raw);
    }
  };

  private final String id;
  private final Mode mode;

  PesqNumber(String id, Mode mode) {
    this.id = id;
    this.mode = mode;
  }

  String id() {
    return id;
  }

  Mode mode() {
    return mode;
  }

  /** The number that is reported for a raw score of the mode. */
  abstract double value(double raw);
}

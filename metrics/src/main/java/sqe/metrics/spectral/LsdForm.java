package sqe.metrics.spectral;

import sqe.dsp.Logarithm;

/** The customary forms of the log-spectral distance. */
enum LsdForm {
  /** Speech super-resolution: ssr_eval. */
  SR {
    @Override
    double difference(double referencePower, double estimatePower) {
      double magnitude = Math.sqrt(estimatePower) + TINY;
      return Logarithm.decimal(referencePower / (magnitude * magnitude) + TINY);
    }
  },
  /** 2048 points at every rate. */
  POINTS_2048 {
    @Override
    double difference(double referencePower, double estimatePower) {
      return Logarithm.decimal(Math.max(referencePower, 1e-8) / Math.max(estimatePower, 1e-8));
    }
  },
  /** In decibels, frames of 32 ms. */
  DB {
    @Override
    double difference(double referencePower, double estimatePower) {
      return 10
          * Logarithm.decimal(Math.max(referencePower, 1e-10) / Math.max(estimatePower, 1e-10));
    }
  },
  /** The URGENT challenge, of an estimate whose gain is matched. */
  URGENT {
    @Override
    double difference(double referencePower, double estimatePower) {
      double magnitude = Math.sqrt(estimatePower) + SMALL;
      return Logarithm.natural(referencePower / (magnitude * magnitude) + SMALL);
    }
  };

  private static final double TINY = 1e-12;
  private static final double SMALL = 1e-8;

  /** Difference of two bins, given |X|² of the reference and of the estimate. */
  abstract double difference(double referencePower, double estimatePower);

  /** Length L of frame, window and transform at a rate in Hz. */
  int length(int sampleRate) {
    return switch (this) {
      case SR -> (int) (2048 / (44100.0 / sampleRate));
      case POINTS_2048 -> 2048;
      case DB -> (int) StrictMath.rint(32L * sampleRate / 1000.0);
      case URGENT -> (int) (32L * sampleRate / 1000);
    };
  }

  /** Samples from one frame to the next. */
  int hop(int sampleRate) {
    return switch (this) {
      case SR -> sampleRate / 100;
      case POINTS_2048 -> 512;
      case DB -> (int) StrictMath.rint(8L * sampleRate / 1000.0);
      case URGENT -> (int) (16L * sampleRate / 1000);
    };
  }

  /** Number of zeros before and after the signal. */
  int padding(int sampleRate) {
    return this == DB ? 0 : length(sampleRate) / 2;
  }
}

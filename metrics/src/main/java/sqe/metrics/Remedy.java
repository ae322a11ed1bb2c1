package sqe.metrics;

import java.io.Serializable;

/**
 * What would let a pair be scored that cannot be scored as it is. A message says what is wrong; the
 * remedy says what to change, in no program's syntax: the command line names its option, a server
 * its field.
 *
 * @param kind what to change
 * @param value what to change it to, as {@link Kind} says; empty where that is the user's to choose
 */
public record Remedy(Kind kind, String value) implements Serializable {

  /** What there is to change. */
  public enum Kind {
    /** Resample all signals: to a rate in Hz, or to that of the {@code reference}. */
    RESAMPLE,
    /** Take the delay out of the estimate: {@code integer}, by whole samples. */
    ALIGN,
    /** Choose which channels are scored: {@code mean}, a number from 1, or {@code sources}. */
    CHANNELS,
    /** Name the files of separated sources, where each has one of its own. */
    SOURCES,
    /** Allow lengths to differ: by so many seconds. */
    LENGTH_DIFFERENCE,
    /** Look at the files, and leave out what does not belong together. */
    LEAVE_OUT,
    /** Make lengths equal where they differ: {@code trim} or {@code pad}. */
    LENGTH,
    /** Give the unprocessed mixture. */
    MIXTURE,
    /** Give a reference. */
    REFERENCE,
    /** Say the sample rate of samples that do not carry one, in Hz. */
    SAMPLE_RATE,
    /** Score fewer pairs at a time, which needs less memory. */
    FEWER_JOBS,
    /** Name the file of a model: its name, such as {@code nisqa}. */
    MODEL
  }

  /** Resample all signals to a rate in Hz. */
  public static Remedy resample(int sampleRate) {
    return new Remedy(Kind.RESAMPLE, Integer.toString(sampleRate));
  }

  /** A remedy whose value is the user's to choose, or that has none. */
  public static Remedy of(Kind kind) {
    return new Remedy(kind, "");
  }
}

package sqe.metrics;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sqe.dsp.Signal;

/**
 * What a metric scores: a reference, an estimate of it and, for some metrics, the mixture the
 * estimate was made from. Where there is no reference it is an estimate alone, which is enough for
 * metrics that need no more.
 *
 * <p>All signals have one sample rate and one length. The pair is immutable; {@link #derive}
 * computes a representation of both sides together once and shares it among the metrics. What
 * concerns one side only is derived from {@link #reference()} or {@link #estimate()}.
 */
public final class SignalPair {

  private final @Nullable AnalysedSignal reference;
  private final AnalysedSignal estimate;
  private final @Nullable AnalysedSignal mixture;
  private final @Nullable Sources sources;
  private final @Nullable AsRead asRead;
  private final @Nullable Transcript transcript;
  private final Derivations<SignalPair> derivations = new Derivations<>(this);

  /**
   * A pair without mixture.
   *
   * @throws IllegalArgumentException when rates or lengths differ
   */
  public SignalPair(Signal reference, Signal estimate) {
    this(new AnalysedSignal(reference), new AnalysedSignal(estimate), null, null);
  }

  /**
   * A pair without mixture, of a reference that several pairs share and that is analysed once for
   * all of them.
   *
   * @throws IllegalArgumentException when rates or lengths differ
   */
  public SignalPair(AnalysedSignal reference, Signal estimate) {
    this(reference, new AnalysedSignal(estimate), null, null);
  }

  /**
   * A pair of analysed signals; a shared reference is analysed once for all its pairs.
   *
   * @param mixture the unprocessed mixture, or null
   * @throws IllegalArgumentException when rates or lengths differ
   */
  public SignalPair(
      AnalysedSignal reference, AnalysedSignal estimate, @Nullable AnalysedSignal mixture) {
    this(reference, estimate, mixture, null);
  }

  /**
   * One of several separated sources.
   *
   * @param sources all sources, this pair's among them, or null
   * @throws IllegalArgumentException when rates or lengths differ
   */
  public SignalPair(
      AnalysedSignal reference,
      AnalysedSignal estimate,
      @Nullable AnalysedSignal mixture,
      @Nullable Sources sources) {
    this(reference, estimate, mixture, sources, null, null);
  }

  /** An estimate without reference. */
  public static SignalPair ofEstimate(Signal estimate) {
    return ofEstimate(new AnalysedSignal(estimate), null);
  }

  /**
   * An estimate without reference.
   *
   * @param mixture the unprocessed mixture, or null
   * @throws IllegalArgumentException when rates or lengths differ
   */
  public static SignalPair ofEstimate(AnalysedSignal estimate, @Nullable AnalysedSignal mixture) {
    return new SignalPair(null, estimate, mixture, null, null, null);
  }

  private SignalPair(
      @Nullable AnalysedSignal reference,
      AnalysedSignal estimate,
      @Nullable AnalysedSignal mixture,
      @Nullable Sources sources,
      @Nullable AsRead asRead,
      @Nullable Transcript transcript) {
    if (reference != null) {
      requireComparable("reference", reference, "estimate", estimate);
    }
    if (mixture != null) {
      AnalysedSignal other = reference == null ? estimate : reference;
      String what = reference == null ? "estimate" : "reference";
      requireComparable(what, other, "mixture", mixture);
    }
    this.reference = reference;
    this.estimate = estimate;
    this.mixture = mixture;
    this.sources = sources;
    this.asRead = asRead;
    this.transcript = transcript;
  }

  /**
   * Reference and estimate at the lengths their files have. The few metrics that are defined for
   * different lengths ask for them; all others take the pair, which has one length.
   *
   * @param reference the clean signal
   * @param estimate the signal under test, at the same rate
   */
  public record AsRead(AnalysedSignal reference, AnalysedSignal estimate) {

    /** Checks that the rates are equal. */
    public AsRead {
      if (reference.sampleRate() != estimate.sampleRate()) {
        throw new IllegalArgumentException("sample rates of reference and estimate differ");
      }
    }

    /**
     * As {@link SignalPair#requireFinite()}, for the whole files.
     *
     * @throws UndefinedScoreException naming the signal and the first sample that is not finite
     */
    public void requireFinite() {
      reference.requireFinite("reference");
      estimate.requireFinite("estimate");
    }
  }

  /** The same pair, which also knows what it was trimmed or padded from; derives anew. */
  public SignalPair withAsRead(AsRead files) {
    return new SignalPair(reference, estimate, mixture, sources, files, transcript);
  }

  /** The same pair, of which it is known what was said and what was heard; derives anew. */
  public SignalPair with(Transcript texts) {
    return new SignalPair(reference, estimate, mixture, sources, asRead, texts);
  }

  /**
   * What was said and what was heard.
   *
   * @throws UndefinedScoreException when that is not known, so that a metric which asks for it has
   *     no score
   */
  public Transcript transcript() {
    if (transcript == null) {
      throw new UndefinedScoreException(
          UndefinedScoreException.Reason.NEEDS_TRANSCRIPT,
          "text and hypothesis of the whole recording");
    }
    return transcript;
  }

  /** What the pair was trimmed or padded from; empty where the files had one length. */
  public Optional<AsRead> asRead() {
    return Optional.ofNullable(asRead);
  }

  /** Checks that two signals have one rate and one length. */
  static void requireComparable(
      String what, AnalysedSignal first, String otherWhat, AnalysedSignal other) {
    if (first.sampleRate() != other.sampleRate()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "sample rates differ: %s %d Hz, %s %d Hz",
              what,
              first.sampleRate(),
              otherWhat,
              other.sampleRate()));
    }
    if (first.length() != other.length()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "lengths differ: %s %d samples, %s %d samples",
              what,
              first.length(),
              otherWhat,
              other.length()));
    }
  }

  /** Whether there is a reference. */
  public boolean hasReference() {
    return reference != null;
  }

  /**
   * The clean signal.
   *
   * @throws UndefinedScoreException when there is none, so that a metric which asks for it has no
   *     score
   */
  public AnalysedSignal reference() {
    if (reference == null) {
      throw new UndefinedScoreException(
          UndefinedScoreException.Reason.NEEDS_REFERENCE,
          "the pair has none",
          Remedy.of(Remedy.Kind.REFERENCE));
    }
    return reference;
  }

  /** The signal under test. */
  public AnalysedSignal estimate() {
    return estimate;
  }

  /** The unprocessed mixture, where it is known. */
  public Optional<AnalysedSignal> mixture() {
    return Optional.ofNullable(mixture);
  }

  /** All separated sources, where this pair is one of several. */
  public Optional<Sources> sources() {
    return Optional.ofNullable(sources);
  }

  /** Sample rate of all signals, in Hz. */
  public int sampleRate() {
    return estimate.sampleRate();
  }

  /** Whether the signals are so long that what is derived should not outlive its use. */
  public boolean isLong() {
    return estimate.isLong();
  }

  /** Number of samples of each signal. */
  public int length() {
    return estimate.length();
  }

  /**
   * Checks that every sample of every signal is a finite number. Each metric calls this first; the
   * samples are looked at once.
   *
   * @throws UndefinedScoreException naming the signal and the first sample that is not finite
   */
  public void requireFinite() {
    if (reference != null) {
      reference.requireFinite("reference");
    }
    estimate.requireFinite("estimate");
    if (mixture != null) {
      mixture.requireFinite("mixture");
    }
  }

  /**
   * The score of a metric, computed at the first call and shared from then on: whoever scores with
   * a metric, and a metric built on another's score, ask here. Metrics are told apart by {@code
   * equals}.
   *
   * @throws UndefinedScoreException where the metric has none; remembered as a score is
   */
  public Score score(Metric metric) {
    return derive(new ScoreOf(metric)).orThrow();
  }

  /**
   * Lets go of what was derived from the pair and from its signals, but for scores. It is derived
   * again, with the same result, when asked for.
   */
  public void forget() {
    derivations.forget();
    if (reference != null) {
      reference.forget();
    }
    estimate.forget();
    if (mixture != null) {
      mixture.forget();
    }
    if (asRead != null) {
      asRead.reference().forget();
      asRead.estimate().forget();
    }
    if (sources != null) {
      sources.forget();
    }
  }

  /** A representation of the pair, computed at the first call and shared from then on. */
  public <T> T derive(Derivation<? super SignalPair, T> derivation) {
    return derivations.get(derivation);
  }
}

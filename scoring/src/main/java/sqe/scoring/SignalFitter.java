package sqe.scoring;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sqe.dsp.Signal;
import sqe.dsp.audio.Recording;
import sqe.metrics.SignalPair;
import sqe.table.Remark;

/**
 * Makes a pair of two signals as scoring does of two files: one rate, one length and, where that is
 * asked for, without the delay of the estimate. Immutable, for use by several threads.
 */
public final class SignalFitter {

  private static final List<Path> MEMORY = List.of(Path.of(""));

  private static final Pattern OTHER_CHANNEL =
      Pattern.compile("\\b" + SourcePairs.ESTIMATE_IS_CHANNEL + "([1-9][0-9]{0,4})\\b");

  private final TargetRate rates;
  private final AudioPreparation preparation;
  private final Fit fit;
  private final ScoringOptions options;

  /** A fitter with these policies. */
  public SignalFitter(ScoringOptions options) {
    this.options = options;
    this.rates = new TargetRate(options.resample());
    this.preparation = new AudioPreparation(new ScoringOptions.Channels.Each());
    this.fit = new Fit(options.with(new ScoringOptions.Channels.Each()), false);
  }

  /**
   * Two signals as a pair.
   *
   * @param signals of one rate and length, ready for any metric
   * @param notes what was done to them: trimmed, padded, aligned
   */
  public record Fitted(SignalPair signals, List<Remark> notes) {

    /** Copies the notes. */
    public Fitted {
      notes = List.copyOf(notes);
    }
  }

  /**
   * What a row of a table is of: one channel of a file, or the mean of all.
   *
   * @param label as the row has it; of one that names no channel the first is taken
   */
  public static Signal channel(Recording recording, String label) {
    double[][] channels = recording.channels();
    if (label.equals(new ScoringOptions.Channels.Mean().label()) && channels.length > 1) {
      double[] mean = new double[channels[0].length];
      for (double[] each : channels) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] += each[i] / channels.length;
        }
      }
      return new Signal(mean, recording.sampleRate());
    }
    boolean numbered =
        label.matches("[1-9][0-9]{0,4}") && Integer.parseInt(label) <= channels.length;
    return new Signal(channels[numbered ? Integer.parseInt(label) - 1 : 0], recording.sampleRate());
  }

  /**
   * What a row of a table says the estimate is: the channel of its name or, where sources were told
   * apart, the one that its message names.
   *
   * @param label as for {@link #channel}
   * @param message of the row
   */
  public static Signal estimate(Recording recording, String label, String message) {
    Matcher other = OTHER_CHANNEL.matcher(message);
    return channel(recording, other.find() ? other.group(1) : label);
  }

  /** The same policies without alignment. */
  public SignalFitter unaligned() {
    return new SignalFitter(options.with(ScoringOptions.Align.NONE));
  }

  /**
   * Fits an estimate to its reference.
   *
   * @throws UnscorablePairException when rates or lengths differ by more than the policies allow
   */
  public Fitted fit(Signal reference, Signal estimate) throws UnscorablePairException {
    Recording clean = recording(reference);
    Recording tested = recording(estimate);
    int rate = rates.of(clean.sampleRate(), tested.sampleRate());
    Sides sides =
        new Sides(side(Role.REFERENCE, clean, rate), side(Role.ESTIMATE, tested, rate), null);
    ScorablePair pair = fit.fitted(sides, List.of()).get(0);
    return new Fitted(pair.signals(), pair.notes());
  }

  private Side side(Role role, Recording recording, int rate) throws UnscorablePairException {
    return new Side(role, MEMORY, preparation.prepare(recording, role, rate), null);
  }

  private static Recording recording(Signal signal) {
    return new Recording(new double[][] {signal.samples()}, signal.sampleRate(), List.of());
  }
}

package sqe.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sqe.scoring.ScoringOptions.Align;
import sqe.scoring.ScoringOptions.Channels;
import sqe.scoring.ScoringOptions.Length;
import sqe.scoring.ScoringOptions.Resample;
import sqe.table.Pair;

/**
 * The policies with which numbers of some pairs may have been published: the files' own rate and
 * the usual ones, every channel and their mean where there are several, trimmed and padded where
 * lengths differ, as they lie and with the delay removed. The nearest to what is usual come first.
 *
 * @param byFile the policies by what concerns a file alone, so that each file is prepared once
 */
record VariantGrid(Map<Preparation, List<ScoringOptions>> byFile) {

  private static final int[] RATES = {16000, 8000, 48000};

  /** At which files are commonly written anew before they are scored, in Hz. */
  private static final int COMMON_RATE = 16000;

  /** Single channels are scored up to this number. */
  private static final int MOST_CHANNELS = 8;

  /** What is done to a file whatever the other is like. */
  record Preparation(Resample resample, Channels channels) {}

  /** What the headers of some pairs say together. */
  private static final class Headers {
    private final Set<Integer> rates = new LinkedHashSet<>();
    private int channels = 1;
    private boolean ratesDiffer;
    private double longest;

    void add(OpenRecording reference, OpenRecording estimate) {
      rates.add(reference.sampleRate());
      ratesDiffer |= reference.sampleRate() != estimate.sampleRate();
      channels = Math.max(channels, Math.min(reference.channels(), estimate.channels()));
      double difference =
          (double) reference.length() / reference.sampleRate()
              - (double) estimate.length() / estimate.sampleRate();
      longest = Math.max(longest, Math.abs(difference));
    }
  }

  /**
   * The grid of some pairs; those that cannot be read say nothing.
   *
   * @param pairs with a reference each
   */
  static VariantGrid of(List<Pair> pairs) {
    Headers headers = new Headers();
    for (Pair pair : pairs) {
      try (OpenRecording reference = OpenRecording.open(pair.references(), Role.REFERENCE);
          OpenRecording estimate = OpenRecording.open(pair.estimates(), Role.ESTIMATE)) {
        headers.add(reference, estimate);
      } catch (UnscorablePairException e) {
        continue; // said where its files are decoded
      }
    }
    Map<Preparation, List<ScoringOptions>> byFile = new LinkedHashMap<>();
    for (Resample resample : rates(headers)) {
      for (Channels channels : channels(headers)) {
        byFile.put(new Preparation(resample, channels), policies(headers, resample, channels));
      }
    }
    return new VariantGrid(byFile);
  }

  private static List<Resample> rates(Headers headers) {
    List<Resample> rates = new ArrayList<>();
    rates.add(headers.ratesDiffer ? new Resample.ToReference() : new Resample.Refuse());
    for (int rate : RATES) {
      if (!headers.rates.equals(Set.of(rate))) {
        rates.add(new Resample.ToRate(rate));
      }
    }
    return rates;
  }

  /**
   * Whether {@linkplain Treatment treatments} are tried: at the files' own rate and the common one.
   */
  static boolean isTreated(Resample resample) {
    return !(resample instanceof Resample.ToRate to) || to.rate() == COMMON_RATE;
  }

  private static List<Channels> channels(Headers headers) {
    if (headers.channels == 1) {
      return List.of(new Channels.Each());
    }
    List<Channels> channels = new ArrayList<>(List.of(new Channels.Mean()));
    for (int number = 1; number <= Math.min(headers.channels, MOST_CHANNELS); number++) {
      channels.add(new Channels.Only(number));
    }
    return channels;
  }

  private static List<ScoringOptions> policies(
      Headers headers, Resample resample, Channels channels) {
    ScoringOptions base = ScoringOptions.defaults().with(resample).with(channels);
    if (headers.longest > base.maxLengthDifference()) {
      base = base.withMaxLengthDifference(Math.ceil(headers.longest * 10) / 10);
    }
    List<ScoringOptions> policies = new ArrayList<>();
    for (Align align : Align.values()) {
      policies.add(base.with(align));
      if (headers.longest > 0) {
        policies.add(base.with(align).with(Length.PAD));
      }
    }
    return policies;
  }
}

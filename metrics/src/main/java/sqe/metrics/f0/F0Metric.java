package sqe.metrics.f0;

import java.util.ArrayList;
import java.util.List;
import sqe.dsp.UnitPeak;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/** One measure on the tracks of one tracker. Cost: the tracks, once a signal. */
record F0Metric(MetricInfo info, F0Measure measure, F0Tracker tracker) implements Metric {

  @Override
  public Score score(SignalPair pair) {
    pair.requireFinite();
    if (pair.length() == 0) {
      throw new UndefinedScoreException(Reason.TOO_SHORT, "has no samples");
    }
    if (UnitPeak.isSilent(pair.reference().samples())) {
      throw new UndefinedScoreException(
          Reason.SILENT_REFERENCE, "no sample has any energy; is it the right file?");
    }
    F0Tracks tracks = F0Tracks.of(pair, tracker);
    if (tracks.frames() == 0) {
      throw new UndefinedScoreException(Reason.TOO_SHORT, "is shorter than a frame of the tracker");
    }
    return info.score(measure.of(tracks), notes(pair, tracks));
  }

  private static List<String> notes(SignalPair pair, F0Tracks tracks) {
    List<String> notes = new ArrayList<>();
    if (UnitPeak.isSilent(pair.estimate().samples())) {
      notes.add("silent estimate");
    }
    for (double f0 : tracks.reference()) {
      if (f0 > 0) {
        return notes;
      }
    }
    notes.add("no frame of the reference is voiced");
    return notes;
  }
}

package sqe.serve;

import sqe.scoring.PairResult;
import sqe.scoring.ScoreRun;

/** Tells a peer how far a run is, where it wants to know, and ends it when it is cancelled. */
final class CallObserver implements ScoreRun.Observer {

  private final Call call;
  private final boolean told;
  private final int pairs;
  private int done;

  CallObserver(Call call, boolean told, int pairs) {
    this.call = call;
    this.told = told;
    this.pairs = pairs;
  }

  @Override
  public void pairDone(PairResult result) {
    done++;
    if (told) {
      call.progress(done, pairs);
    }
  }

  @Override
  public void pairsKept(int count) {
    done += count;
  }

  @Override
  public boolean isCancelled() {
    return call.isOver();
  }
}

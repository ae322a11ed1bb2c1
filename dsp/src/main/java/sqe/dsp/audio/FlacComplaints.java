package sqe.dsp.audio;

import org.jflac.FrameListener;
import org.jflac.frame.Frame;
import org.jflac.metadata.Metadata;

/**
 * Listens whether the FLAC library complained: after some faults it returns a frame of zeros as if
 * nothing had happened, and only says so here.
 */
final class FlacComplaints implements FrameListener {

  private boolean empty = true;

  @Override
  public void processMetadata(Metadata metadata) {}

  @Override
  public void processFrame(Frame frame) {}

  @Override
  public void processError(String message) {
    empty = false;
  }

  /** Whether there was no complaint so far. */
  boolean isEmpty() {
    return empty;
  }
}

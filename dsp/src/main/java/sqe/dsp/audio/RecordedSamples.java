package sqe.dsp.audio;

import java.util.List;

/**
 * The samples of a recording that is in memory already.
 *
 * @param recording what is read from
 */
record RecordedSamples(Recording recording) implements SampleSource {

  @Override
  public int channels() {
    return recording.channels().length;
  }

  @Override
  public int sampleRate() {
    return recording.sampleRate();
  }

  @Override
  public long length() {
    return recording.length();
  }

  @Override
  public List<String> warnings() {
    return recording.warnings();
  }

  @Override
  public boolean sizeInDoubt() {
    return recording.sizeInDoubt();
  }

  @Override
  public double[][] all() {
    return recording.channels();
  }

  @Override
  public void verify() {
    // nothing is said of them elsewhere
  }

  @Override
  public void read(long from, int length, double[][] target) {
    for (int c = 0; c < target.length; c++) {
      System.arraycopy(recording.channels()[c], (int) from, target[c], 0, length);
    }
  }
}

package sqe.dsp.audio;

import java.io.IOException;
import java.util.List;

/** The samples of one open file, read from any place on. Used by one thread. */
interface SampleSource {

  /** Number of channels. */
  int channels();

  /** In Hz. */
  int sampleRate();

  /** Samples of each channel. */
  long length();

  /** As in {@link Recording}. */
  List<String> warnings();

  /** As in {@link Recording}. */
  boolean sizeInDoubt();

  /** All samples, checked against whatever the file says of them. */
  double[][] all() throws IOException;

  /**
   * Checks what the file says of all its samples, without keeping them.
   *
   * @throws AudioFormatException where they are not those that were written
   */
  void verify() throws IOException;

  /**
   * Some samples, all of which are in the file.
   *
   * @param from the first
   * @param length how many
   * @param target receives them from index 0 on, {@code [channel][sample]}
   */
  void read(long from, int length, double[][] target) throws IOException;
}

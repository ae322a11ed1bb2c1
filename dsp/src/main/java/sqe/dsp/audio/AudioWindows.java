package sqe.dsp.audio;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * An open audio file of which parts are decoded, in memory that does not depend on its length.
 *
 * <p>What is read is what {@link AudioReader#read} gives, to the bit, and it is refused for the
 * same reasons: of a FLAC file all samples are compared with their checksum before the first are
 * handed out, so it is decoded once more than there are windows. Used by one thread.
 */
public final class AudioWindows implements Closeable {

  private final Closeable file;
  private final AudioReader.Opened opened;
  private boolean verified;

  private AudioWindows(Closeable file, AudioReader.Opened opened) {
    this.file = file;
    this.opened = opened;
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws AudioFormatException where the content cannot be trusted or is no audio; the message
   *     does not name the file
   * @throws IOException where the file cannot be read
   */
  public static AudioWindows open(Path file) throws IOException {
    return open(AudioReader.nameOf(file), AudioReader.open(file));
  }

  /**
   * Opens the content of a channel as {@link #open(Path)} does a file.
   *
   * @param name of the file, which tells whether its extension fits its content
   * @param channel read at any position; closed with what is opened here, and where that fails
   */
  public static AudioWindows open(String name, SeekableByteChannel channel) throws IOException {
    try {
      return new AudioWindows(channel, AudioReader.opened(name, new ByteSource(channel)));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The parts of a recording that is in memory. */
  public static AudioWindows of(Recording recording) {
    return new AudioWindows(
        () -> {}, new AudioReader.Opened(new RecordedSamples(recording), recording.warnings()));
  }

  /** Number of channels. */
  public int channels() {
    return opened.samples().channels();
  }

  /** Sample rate in Hz. */
  public int sampleRate() {
    return opened.samples().sampleRate();
  }

  /** Samples of each channel. */
  public long length() {
    return opened.samples().length();
  }

  /** Oddities that do no harm. */
  public List<String> warnings() {
    return opened.warnings();
  }

  /** As {@link Recording#sizeInDoubt}. */
  public boolean sizeInDoubt() {
    return opened.samples().sizeInDoubt();
  }

  /**
   * Decodes a part.
   *
   * @param from its first sample, not negative
   * @param length its samples; beyond the end of the file they are zero
   * @return {@code [channel][sample]}, new arrays
   */
  public double[][] read(long from, int length) throws IOException {
    if (from < 0 || length < 0) {
      throw new IllegalArgumentException("no such part: " + length + " samples from " + from);
    }
    if (!verified) {
      opened.samples().verify();
      verified = true;
    }
    int there = (int) Math.max(0, Math.min(length, length() - from));
    double[][] samples = SampleMemory.allocate(channels(), length);
    if (there > 0) {
      opened.samples().read(from, there, samples);
    }
    return samples;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

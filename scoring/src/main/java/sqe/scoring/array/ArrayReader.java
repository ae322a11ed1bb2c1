package sqe.scoring.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.Recording;
import sqe.metrics.loss.Tensor;

/**
 * Reads an array from a file: NumPy's {@code .npy} by its content, CSV by its name, anything else
 * as audio.
 *
 * <p>An audio file of one channel is a vector of samples, of several an array {@code [channel]
 * [sample]}.
 */
public final class ArrayReader {

  private ArrayReader() {}

  /**
   * Reads a file.
   *
   * @param file a regular file, or a link to one
   * @throws ArrayFormatException where the content is no array; does not name the file
   * @throws IOException where the file cannot be read, or is audio that cannot be trusted
   */
  public static LoadedArray read(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new ArrayFormatException(
          attributes.isDirectory() ? "is a directory, not a file" : "is no regular file");
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (startsWithMagic(file) || name.endsWith(".npy")) {
      return NpyReader.read(file);
    }
    if (name.endsWith(".csv") || name.endsWith(".txt")) {
      return CsvArrayReader.read(file);
    }
    return audio(AudioReader.read(file));
  }

  private static boolean startsWithMagic(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return Arrays.equals(stream.readNBytes(NpyReader.MAGIC.length), NpyReader.MAGIC);
    }
  }

  private static LoadedArray audio(Recording recording) throws ArrayFormatException {
    double[][] channels = recording.channels();
    int length = recording.length();
    OptionalInt sampleRate = OptionalInt.of(recording.sampleRate());
    if (channels.length == 1) {
      return new LoadedArray(Tensor.vector(channels[0]), "audio", sampleRate);
    }
    if ((long) channels.length * length > Integer.MAX_VALUE - 8) {
      throw new ArrayFormatException(
          "%s channels of %s samples do not fit in one array; split the file"
              .formatted(channels.length, length));
    }
    double[] all = new double[channels.length * length];
    for (int c = 0; c < channels.length; c++) {
      System.arraycopy(channels[c], 0, all, c * length, length);
    }
    return new LoadedArray(Tensor.of(all, channels.length, length), "audio", sampleRate);
  }
}

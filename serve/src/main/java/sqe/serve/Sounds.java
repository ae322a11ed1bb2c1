package sqe.serve;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.AudioWindows;
import sqe.dsp.audio.Recording;
import sqe.metrics.loss.Tensor;
import sqe.scoring.RecordingSource;
import sqe.scoring.array.ArrayReader;
import sqe.scoring.array.LoadedArray;

/**
 * The recordings of a request: files, arrays that it holds, and arrays in {@code .npy} files.
 * Filled by one thread; then read by several.
 */
final class Sounds implements RecordingSource {

  private static final List<String> OF_ARRAY =
      List.of("data", "file", "offset", "dtype", "shape", "sample_rate");
  private static final List<String> OF_FILE = List.of("npy", "sample_rate");
  private static final int LOWEST_RATE = 1000;
  private static final int HIGHEST_RATE = 768_000;
  private static final double FULL_SCALE = 32768;

  /** Makes a recording. */
  private interface Held {
    Recording recording() throws IOException;
  }

  private final Map<Path, Held> held = new HashMap<>();
  private final Map<Path, Boolean> nameless = new HashMap<>();
  private final @Nullable Integer usualRate;

  /**
   * No recordings yet.
   *
   * @param request may say the sample rate of all arrays that do not say theirs
   */
  Sounds(Params request) throws RequestException {
    this.usualRate = rate(request);
  }

  private static @Nullable Integer rate(Params of) throws RequestException {
    return of.whole("sample_rate", LOWEST_RATE, HIGHEST_RATE);
  }

  /**
   * Adds one side of a pair.
   *
   * @param params in which it is
   * @param name it has there
   * @return where it is found from now on; null where the request has none
   */
  @Nullable Path add(Params params, String name) throws RequestException {
    Object value = params.value(name);
    if (value == null) {
      return null;
    }
    if (value instanceof String text) {
      Path file = path(params.path() + name, text);
      if (isNpy(text)) {
        addNpy(file, usualRate, params.path() + name);
      }
      return file;
    }
    if (!(value instanceof Map)) {
      throw params.wrong(name, "a path or an array");
    }
    Params array = params.object(name);
    if (array.has("npy")) {
      array.requireOnly(OF_FILE);
      Path file = path(array.path() + "npy", array.text("npy", ""));
      addNpy(file, rateOf(array), array.path());
      return file;
    }
    array.requireOnly(OF_ARRAY);
    return addArray(array);
  }

  /** Whether a path is that of an array. */
  static boolean isNpy(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(".npy");
  }

  private @Nullable Integer rateOf(Params array) throws RequestException {
    Integer own = rate(array);
    return own == null ? usualRate : own;
  }

  private void addNpy(Path file, @Nullable Integer rate, String name) throws RequestException {
    int known = required(rate, name);
    held.put(file, () -> npy(file, known));
  }

  private Path addArray(Params array) throws RequestException {
    ArrayValue value = ArrayValue.of(array);
    List<Integer> shape = value.shape();
    int rate = required(rateOf(array), array.path());
    int channels = shape.size() == 2 ? shape.get(0) : 1;
    if (shape.isEmpty() || shape.size() > 2 || channels == 0) {
      throw RequestException.params(
          "%sshape is %s; samples have the shape [samples] or [channels, samples]"
              .formatted(array.path(), shape));
    }
    Path name = Path.of(array.path().substring(0, array.path().length() - 1) + " (array)");
    held.put(name, () -> recording(value, channels, rate));
    nameless.put(name, true);
    return name;
  }

  private static Recording recording(ArrayValue value, int channels, int rate) throws IOException {
    if (value.shape().contains(0)) {
      throw new IOException("holds no samples");
    }
    return new Recording(value.samples(channels), rate, List.of());
  }

  private static int required(@Nullable Integer rate, String name) throws RequestException {
    if (rate == null) {
      throw RequestException.params(name + " is an array: give its sample_rate, in Hz");
    }
    return rate;
  }

  private static Recording npy(Path file, int rate) throws IOException {
    LoadedArray array = ArrayReader.read(file);
    List<Integer> shape = array.tensor().shape();
    if (shape.isEmpty() || shape.size() > 2 || array.tensor().size() == 0) {
      throw new IOException(
          "holds an array of the shape %s: samples have the shape (n,) or (channels, n)"
              .formatted(array.tensor().describeShape()));
    }
    double scale =
        switch (array.type()) {
          case "float32", "float64" -> 1;
          case "int16" -> FULL_SCALE;
          default ->
              throw new IOException(
                  "holds %s: samples are float32, float64 or int16".formatted(array.type()));
        };
    return new Recording(channels(array.tensor(), scale), rate, List.of());
  }

  private static double[][] channels(Tensor tensor, double scale) {
    int channels = tensor.rank() == 1 ? 1 : tensor.shape().get(0);
    double[][] samples = new double[channels][tensor.size() / channels];
    double[] all = tensor.values();
    for (int i = 0; i < all.length; i++) {
      samples[i / samples[0].length][i % samples[0].length] = all[i] / scale;
    }
    return samples;
  }

  /** A path that a request names. */
  static Path path(String name, String text) throws RequestException {
    if (text.isBlank()) {
      throw RequestException.params(name + " is an empty path");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new RequestException(
          RequestException.Code.PARAMS, name + " is no path: " + e.getMessage(), e);
    }
  }

  /** A path of a request; null where there is none. */
  static @Nullable Path path(Params params, String name) throws RequestException {
    String text = params.text(name);
    return text == null ? null : path(params.path() + name, text);
  }

  /** The name of a file, to be replied; null for what has none. */
  @Nullable String name(@Nullable Path file) {
    return file == null || nameless.containsKey(file) ? null : file.toString();
  }

  @Override
  public Recording read(Path file) throws IOException {
    Held known = held.get(file);
    return known == null ? AudioReader.read(file) : known.recording();
  }

  @Override
  public AudioWindows open(Path file) throws IOException {
    return held.containsKey(file) ? AudioWindows.of(read(file)) : AudioWindows.open(file);
  }
}

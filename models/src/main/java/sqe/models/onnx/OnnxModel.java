package sqe.models.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;
import sqe.table.IoMessages;

/**
 * A network in an ONNX file.
 *
 * <p>It is opened at the first run, for good: one session, which all threads share. Nothing is read
 * and no native library is loaded before. So that the same input gives the same numbers whatever
 * else runs, a run stays on the caller's thread (one thread within and between operators), the
 * graph is optimised to one fixed level, no allocation plan is carried from one run to the next,
 * and the version of the runtime is held to the one that signatures name. Between processors the
 * runtime's kernels differ in the last bits of single precision; metrics round that off.
 *
 * <p>The runtime's libraries are unpacked into a temporary folder, which is removed when the
 * process ends, where the system lets go of a loaded library.
 */
public final class OnnxModel {

  /** The runtime that scores are made with, as signatures name it. */
  public static final String RUNTIME_VERSION = "1.28.0";

  private final ModelFile file;
  private @Nullable Opened opened; // guarded by this

  /** A session, or why there is none; the reason too is found once. */
  private record Opened(@Nullable OrtSession session, @Nullable UndefinedScoreException reason) {}

  /** A model, not opened yet. */
  public OnnxModel(ModelFile file) {
    this.file = file;
  }

  /** Where it is. */
  public ModelFile file() {
    return file;
  }

  /**
   * What stands for it in a signature, as {@code plcmos_v2.onnx:0123456789abcdef}: name and digest.
   */
  public String signature() {
    return file.name() + ":" + file.digest();
  }

  /**
   * Runs the network.
   *
   * @param inputs all its inputs, by name
   * @param outputs names of the outputs that are wanted
   * @return a tensor each, in the order of {@code outputs}
   * @throws UndefinedScoreException when the model is missing or cannot be opened here ({@link
   *     Reason#NO_MODEL}), or does not take this input ({@link Reason#MODEL_FAILED})
   */
  public List<FloatTensor> run(Map<String, FloatTensor> inputs, List<String> outputs) {
    OrtSession session = session();
    Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    try {
      for (var input : inputs.entrySet()) {
        FloatTensor tensor = input.getValue();
        tensors.put(
            input.getKey(),
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(),
                FloatBuffer.wrap(tensor.values()),
                tensor.longShape()));
      }
      try (OrtSession.Result result = session.run(tensors, new LinkedHashSet<>(outputs))) {
        List<FloatTensor> values = new ArrayList<>();
        for (String output : outputs) {
          values.add(tensor(output, result));
        }
        return values;
      }
    } catch (OrtException e) {
      throw new UndefinedScoreException(Reason.MODEL_FAILED, file.name() + ": " + oneLine(e));
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private FloatTensor tensor(String output, OrtSession.Result result) {
    if (!(result.get(output).orElse(null) instanceof OnnxTensor tensor)) {
      throw new UndefinedScoreException(
          Reason.MODEL_FAILED, file.name() + " has no output of numbers called " + output);
    }
    FloatBuffer buffer = tensor.getFloatBuffer();
    if (buffer == null) {
      throw new UndefinedScoreException(
          Reason.MODEL_FAILED,
          file.name() + ": output " + output + " is not of single-precision numbers");
    }
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    List<Integer> shape = new ArrayList<>();
    for (long length : tensor.getInfo().getShape()) {
      shape.add(Math.toIntExact(length));
    }
    return new FloatTensor(shape, values);
  }

  private synchronized OrtSession session() {
    if (opened == null) {
      opened = open();
    }
    if (opened.reason() != null) {
      throw opened.reason();
    }
    return Objects.requireNonNull(opened.session());
  }

  private Opened open() {
    try {
      byte[] bytes = file.bytes();
      NativeLibraries.unpack();
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "sqe");
      environment.setTelemetry(false);
      if (!environment.getVersion().equals(RUNTIME_VERSION)) {
        return unusable(
            "ONNX Runtime %s is on the class path, scores are defined with %s"
                .formatted(environment.getVersion(), RUNTIME_VERSION));
      }
      try (SessionOptions options = options()) {
        return new Opened(environment.createSession(bytes, options), null);
      }
    } catch (UndefinedScoreException e) {
      return new Opened(null, e);
    } catch (IOException e) {
      return unusable(file.name() + ": " + IoMessages.describe(e));
    } catch (OrtException e) {
      return unusable(file.name() + " is no model that can be run: " + oneLine(e));
    } catch (LinkageError e) {
      return unusable(
          "ONNX Runtime %s cannot be loaded here (%s, %s): %s"
              .formatted(
                  RUNTIME_VERSION,
                  System.getProperty("os.name"),
                  System.getProperty("os.arch"),
                  withoutFolders(oneLine(root(e)))));
    }
  }

  private static Opened unusable(String why) {
    return new Opened(null, new UndefinedScoreException(Reason.NO_MODEL, why));
  }

  private static SessionOptions options() throws OrtException {
    SessionOptions options = new SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
    options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
    options.setMemoryPatternOptimization(false);
    options.setCPUArenaAllocator(false);
    options.setDeterministicCompute(true);
    options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    return options;
  }

  private static Throwable root(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static String oneLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("").strip();
  }

  /** The library lies in a folder with a new name each time, which does not belong in a table. */
  private static String withoutFolders(String message) {
    return message.replaceAll("\\S*[/\\\\](?=\\S)", "");
  }
}

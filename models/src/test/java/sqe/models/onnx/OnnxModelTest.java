package sqe.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sqe.metrics.Remedy;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;
import sqe.models.RunnableHere;
import sqe.models.TinyModel;
import sqe.testing.SharedFolder;

class OnnxModelTest {

  @TempDir Path folder;

  /** Models that lie in the project, each named in a source file with the digest of its bytes. */
  static Stream<Path> bundled() throws IOException {
    List<Path> found;
    try (Stream<Path> files =
        Files.walk(SharedFolder.project("models/src/main/resources/sqe/models"))) {
      found = files.filter(file -> file.toString().endsWith(".onnx")).toList();
    }
    assertThat(found).isNotEmpty();
    return found.stream();
  }

  @ParameterizedTest
  @MethodSource("bundled")
  void aBundledModelIsTheOneThatItsSignatureNames(Path file) throws IOException {
    String named =
        "\"%s\", %%s, \"%s\""
            .formatted(file.getFileName(), ModelFile.shortened(Files.readAllBytes(file)));
    Path sources =
        SharedFolder.project("models/src/main/java/sqe/models")
            .resolve(file.getName(file.getNameCount() - 2).toString());
    StringBuilder text = new StringBuilder();
    try (Stream<Path> classes = Files.list(sources)) {
      for (Path each : classes.sorted().toList()) {
        text.append(Files.readString(each).replaceAll("\\s+", " "));
      }
    }
    assertThat(text.toString().replaceAll("(\"[^\"]+\"), \\w+\\.class, ", "$1, %s, "))
        .contains(named);
  }

  @Test
  void threadsShareASessionAndGetTheSameBits() throws Exception {
    OnnxModel model = tiny();
    List<Callable<Float>> tasks = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      tasks.add(() -> mean(model, 0.25f, -0.5f, 0.75f));
    }
    var threads = Executors.newFixedThreadPool(8);
    try {
      for (Future<Float> value : threads.invokeAll(tasks)) {
        assertThat(value.get()).isEqualTo(0.5f);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void theRuntimeIsTheVersionThatSignaturesName() throws IOException {
    tiny();
    String pom = Files.readString(SharedFolder.project("pom.xml"));
    assertThat(pom)
        .contains("<onnxruntime.version>" + OnnxModel.RUNTIME_VERSION + "</onnxruntime.version>");
    assertThat(ai.onnxruntime.OrtEnvironment.getEnvironment().getVersion())
        .isEqualTo(OnnxModel.RUNTIME_VERSION);
  }

  @Test
  void whatIsNoModelIsSaidOnceAndForAll() throws IOException {
    tiny();
    Path file = Files.writeString(folder.resolve("page.onnx"), "<html>not found</html>");
    OnnxModel model = new OnnxModel(ModelFile.OnDisk.of(file));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> mean(model, 1))
          .isInstanceOfSatisfying(
              UndefinedScoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_MODEL))
          .hasMessageStartingWith("no model: page.onnx is no model that can be run: ");
    }
  }

  @Test
  void aFileThatChangesIsNotTheModelAnyMore() throws IOException {
    Path file = folder.resolve("tiny.onnx");
    Files.write(file, TinyModel.meanMagnitude());
    OnnxModel model = new OnnxModel(ModelFile.OnDisk.of(file));
    Files.write(file, TinyModel.scaled(2));
    assertThatThrownBy(() -> mean(model, 1))
        .isInstanceOf(UndefinedScoreException.class)
        .hasMessageContaining("tiny.onnx: it is not the file any more");
  }

  @Test
  void aMissingModelSaysWhyAndWhatHelps() {
    Remedy remedy = new Remedy(Remedy.Kind.MODEL, "own");
    OnnxModel model = new OnnxModel(new ModelFile.Missing("own.onnx", "it is elsewhere", remedy));
    assertThatThrownBy(() -> mean(model, 1))
        .isInstanceOfSatisfying(
            UndefinedScoreException.class, e -> assertThat(e.remedy()).contains(remedy))
        .hasMessage("no model: it is elsewhere");
  }

  @Test
  void anInputThatTheModelDoesNotTakeIsRefused() throws IOException {
    OnnxModel model = tiny();
    assertThatThrownBy(
            () ->
                model.run(Map.of("samples", FloatTensor.of(new float[4], 2, 2)), List.of("score")))
        .isInstanceOfSatisfying(
            UndefinedScoreException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.MODEL_FAILED))
        .hasMessageStartingWith("model failed: tiny.onnx: ");
    assertThatThrownBy(
            () -> model.run(Map.of("samples", FloatTensor.of(new float[4], 4)), List.of("mos")))
        .isInstanceOfSatisfying(
            UndefinedScoreException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.MODEL_FAILED));
  }

  private OnnxModel tiny() throws IOException {
    Path file = Files.write(folder.resolve("tiny.onnx"), TinyModel.meanMagnitude());
    OnnxModel model = new OnnxModel(ModelFile.OnDisk.of(file));
    RunnableHere.require(() -> mean(model, 1));
    return model;
  }

  private static float mean(OnnxModel model, float... samples) {
    return model
        .run(Map.of("samples", FloatTensor.of(samples, samples.length)), List.of("score"))
        .get(0)
        .values()[0];
  }
}

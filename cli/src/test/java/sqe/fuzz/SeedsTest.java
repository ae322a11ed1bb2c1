package sqe.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sqe.testing.SharedFolder;

/** What fuzzing has found, and what it has reached new code with, holds. */
@Tag("one-jdk")
class SeedsTest {

  private static final Path SEEDS =
      SharedFolder.project("cli/src/test/resources/sqe/fuzz/ReadersFuzzInputs");

  private static final int FEWEST = 2;

  @ParameterizedTest
  @EnumSource
  void everySeedIsReadOrRefused(FuzzTarget target) throws IOException {
    List<Path> seeds;
    try (Stream<Path> files = Files.list(SEEDS.resolve(target.label()))) {
      seeds = files.sorted().toList();
    }
    assertThat(seeds).hasSizeGreaterThanOrEqualTo(FEWEST);
    for (Path seed : seeds) {
      try {
        target.accept(Files.readAllBytes(seed));
      } catch (RuntimeException | Error e) {
        throw new AssertionError(seed.getFileName().toString(), e);
      }
    }
  }
}

package sqe.scoring.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.metrics.loss.Tensor;
import sqe.testing.SharedFolder;

class CsvArrayTest {

  @TempDir Path folder;

  @Test
  void linesOfSeveralNumbersHaveTwoAxes() throws IOException {
    Tensor tensor = read("1,2.5,-3e2\n.5, 4. ,+6\n");
    assertThat(tensor.shape()).containsExactly(2, 3);
    assertThat(tensor.values()).containsExactly(1, 2.5, -300, 0.5, 4, 6);
  }

  @Test
  void oneLineOrOneNumberALineIsAVector() throws IOException {
    assertThat(read("1,2,3").shape()).containsExactly(3);
    assertThat(read("1\n2\n\n3\n").shape()).containsExactly(3);
    assertThat(read("7").shape()).containsExactly(1);
    assertThat(read("").shape()).containsExactly(0);
  }

  @Test
  void nanAndInfinityAreUnderstoodInAnyCase() throws IOException {
    assertThat(read("nan,NaN,inf,-Inf,Infinity\n").values())
        .containsExactly(
            Double.NaN,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY);
  }

  @Test
  void aByteOrderMarkIsNoNumber() throws IOException {
    assertThat(read("\ufeff1,2\r\n3,4\r\n").values()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void manyNumbersAreRead() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append(i).append(',').append(-i).append('\n');
    }
    Tensor tensor = read(text.toString());
    assertThat(tensor.shape()).containsExactly(5000, 2);
    assertThat(tensor.values()[9998]).isEqualTo(4999);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a,b/1,2   | line 1, column 1: 'a' is not a number; an array has no header
          1,2/3,1d  | line 2, column 2: '1d' is not a number
          1,2/3,    | line 2, column 2: '' is not a number
          1,2/3     | line 2 has 1 numbers, the lines before have 2
          1,0x10    | line 1, column 2: '0x10' is not a number
          1;2       | line 1, column 1: '1;2' is not a number
          """)
  void whatIsNoArrayIsRefusedAtItsPlace(String text, String message) {
    assertThatThrownBy(() -> read(text.replace('/', '\n')))
        .isInstanceOf(ArrayFormatException.class)
        .hasMessageContaining(message);
  }

  /** A pattern that looks back takes the square of this: half an hour. */
  @Test
  void aCellAsLongAsAFileIsReadInTimeAndQuotedInPart() {
    assertThatThrownBy(() -> read("1".repeat(500_000) + "x\n"))
        .isInstanceOf(ArrayFormatException.class)
        .hasMessageStartingWith("line 1, column 1: '11111")
        .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(200));
  }

  @Test
  void brokenQuotesAndBytesThatAreNoTextAreErrorsOfTheFile() throws IOException {
    assertThatThrownBy(() -> read("\"1\"x,2\n")).isInstanceOf(IOException.class);
    Path file = folder.resolve("bytes.csv");
    Files.write(file, new byte[] {'1', ',', (byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(() -> ArrayReader.read(file)).isInstanceOf(IOException.class);
  }

  @Test
  void audioFilesAreArraysOfSamples() throws IOException {
    LoadedArray mono = ArrayReader.read(SharedFolder.project("testdata/clean/s01_engb.wav"));
    assertThat(mono.tensor().rank()).isEqualTo(1);
    assertThat(mono.sampleRate()).hasValue(16000);
    assertThat(mono.type()).isEqualTo("audio");
    LoadedArray stereo =
        ArrayReader.read(SharedFolder.project("testdata/audio/stereo_48k_24bit.flac"));
    assertThat(stereo.tensor().shape()).hasSize(2).startsWith(2);
  }

  private Tensor read(String text) throws IOException {
    Path file = folder.resolve("x.csv");
    Files.writeString(file, text);
    return ArrayReader.read(file).tensor();
  }
}

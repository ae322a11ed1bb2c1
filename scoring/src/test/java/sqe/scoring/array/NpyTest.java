package sqe.scoring.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import sqe.metrics.loss.Tensor;
import sqe.testing.FailingChannel;
import sqe.testing.SharedFolder;

/** Reads what NumPy wrote ({@code testdata/npy/make_npy.py}), and what nobody should have. */
class NpyTest {

  @TempDir Path folder;

  static Stream<String> plainFiles() {
    return Stream.of("f2", "f4", "f8", "i2", "i4", "i8", "u2", "u4", "u8")
        .flatMap(type -> Stream.of("le_" + type, "be_" + type));
  }

  @ParameterizedTest
  @MethodSource("plainFiles")
  void everyTypeAndByteOrderIsRead(String name) throws IOException {
    assertTwoByThree(numpy(name + "_2x3"), name.substring(3));
  }

  @Test
  void typesOfOneByteAreRead() throws IOException {
    assertTwoByThree(numpy("i1_2x3"), "i1");
    assertTwoByThree(numpy("u1_2x3"), "u1");
    LoadedArray truths = numpy("b1_2x3");
    assertThat(truths.tensor().values()).containsExactly(1, 0, 0, 1, 0, 0);
    assertThat(truths.type()).isEqualTo("bool");
  }

  private static void assertTwoByThree(LoadedArray array, String type) {
    double[] expected =
        switch (type.charAt(0)) {
          case 'f' -> new double[] {-3, -2.5, -2, -1.5, -1, -0.5};
          case 'i' -> new double[] {-3, -2, -1, 0, 1, 2};
          default -> new double[] {0, 1, 2, 3, 4, 5};
        };
    assertThat(array.tensor().shape()).containsExactly(2, 3);
    assertThat(array.tensor().values()).containsExactly(expected);
    String kind = Map.of('f', "float", 'i', "int", 'u', "uint").get(type.charAt(0));
    assertThat(array.type()).startsWith(kind + 8 * Character.digit(type.charAt(1), 10));
  }

  @Test
  void typesAreNamedAsNumpyNamesThem() throws IOException {
    assertThat(numpy("le_f4_2x3").describe()).isEqualTo("(2, 3) of float32");
    assertThat(numpy("be_i8_2x3").describe()).isEqualTo("(2, 3) of int64, big-endian");
    assertThat(numpy("vector_le_f4_5").describe()).isEqualTo("(5,) of float32");
    assertThat(numpy("scalar_le_f8").describe()).isEqualTo("() of float64");
  }

  @Test
  void laterVersionsOfTheFormatAreRead() throws IOException {
    assertTwoByThree(numpy("version2_le_f8_2x3"), "f8");
    assertTwoByThree(numpy("version3_le_f8_2x3"), "f8");
  }

  @Test
  void fortranOrderBecomesCOrder() throws IOException {
    Tensor cube = numpy("fortran_le_f8_2x3x4").tensor();
    assertThat(cube.shape()).containsExactly(2, 3, 4);
    for (int k = 0; k < 24; k++) {
      assertThat(cube.values()[k]).isEqualTo(0.5 * k - 3);
    }
    assertThat(numpy("fortran_be_i8_2x3").tensor().values()).containsExactly(-3, -2, -1, 0, 1, 2);
  }

  @Test
  void scalarsVectorsAndEmptyArraysKeepTheirShape() throws IOException {
    assertThat(numpy("scalar_le_f8").tensor().shape()).isEmpty();
    assertThat(numpy("scalar_le_f8").tensor().values()).containsExactly(-3);
    assertThat(numpy("vector_le_f4_5").tensor().shape()).containsExactly(5);
    assertThat(numpy("empty_le_f8_0x3").tensor().shape()).containsExactly(0, 3);
  }

  @Test
  void specialValuesSurvive() throws IOException {
    assertThat(numpy("special_le_f4_6").tensor().values())
        .containsExactly(
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            -0.0,
            Float.MIN_VALUE,
            Float.MAX_VALUE);
    assertThat(numpy("special_le_f2_8").tensor().values())
        .containsExactly(
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            -0.0,
            0x1p-24,
            1023 * 0x1p-24,
            65504,
            0.333251953125);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          complex_le_c16_2  | dtype '<c16' is not supported; save it as one of: bool
          text_le_u3_2      | dtype '<U3' is not supported
          object_2          | dtype '|O' is not supported
          structured_2      | at byte 20: the dtype is structured
          too_large_le_i8_2 | at byte 136: 9007199254740993 is beyond 2^53
          """)
  void typesThatCannotBeHeldAreNamed(String name, String message) {
    assertThatThrownBy(() -> numpy(name))
        .isInstanceOf(ArrayFormatException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFileCutOrExtendedAnywhereIsRefused() throws IOException {
    for (String name : List.of("le_f8_2x3", "version3_le_f8_2x3", "fortran_be_i8_2x3")) {
      byte[] whole = Files.readAllBytes(path(name));
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThatThrownBy(() -> read(cut)).isInstanceOf(ArrayFormatException.class);
      }
      assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length + 1)))
          .isInstanceOf(ArrayFormatException.class)
          .hasMessageContaining("needs 48 bytes of data, the file has 49");
    }
  }

  @Test
  void headersThatClaimTooMuchAllocateNothing() {
    assertThatThrownBy(
            () ->
                read(
                    file(
                        1,
                        "{'descr': '<f8', 'fortran_order': False, 'shape': (268435456, 4), }",
                        8)))
        .isInstanceOf(ArrayFormatException.class)
        .hasMessageContaining("shape (268435456, 4) of float64 needs 8589934592 bytes of data");
    assertThatThrownBy(
            () ->
                read(
                    file(
                        1,
                        "{'descr': '<f8', 'fortran_order': False, 'shape': (2000000000, 2000000000), }",
                        8)))
        .isInstanceOf(ArrayFormatException.class)
        .hasMessageContaining("too many elements");
    assertThatThrownBy(
            () ->
                read(
                    file(
                        1,
                        "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999,), }",
                        8)))
        .isInstanceOf(ArrayFormatException.class)
        .hasMessageContaining("axis of length 99999999999");
    byte[] hugeHeader = file(2, "{}", 0);
    Arrays.fill(hugeHeader, 8, 12, (byte) 0xff);
    assertThatThrownBy(() -> read(hugeHeader))
        .isInstanceOf(ArrayFormatException.class)
        .hasMessage("at byte 8: a header of 4294967295 bytes is announced, the file has 2 more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'descr': '<f8', 'fortran_order': False}                              | lacks one of
          {'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': ()} | has 'descr' twice
          {'descr': '<f8', 'fortran_order': 0, 'shape': ()}                     | must be True or False, not '0'
          {'descr': '<f8', 'fortran_order': False, 'shape': (1, x)}             | whole number, not 'x'
          {'descr': '<f8', 'fortran_order': False, 'shape': (-1,)}              | whole number, not '-'
          {'descr': '<f8', 'fortran_order': False, 'shape': 1}                  | '(' was expected
          {'descr': '<f8', 'fortran_order': False, 'shape': (), 'x': 1}         | unknown key 'x'
          {'descr': '<f8', 'fortran_order': False, 'shape': ()} x               | unexpected 'x'
          {'descr': '=f8', 'fortran_order': False, 'shape': ()}                 | dtype '=f8'
          {'descr': '', 'fortran_order': False, 'shape': ()}                    | dtype ''
          {'descr': '<f8                                                        | does not end
          import os                                                             | '{' was expected
          """)
  void headersThatAreWrongAreRefusedAtTheirByte(String header, String message) {
    assertThatThrownBy(() -> read(file(1, header, 8)))
        .isInstanceOf(ArrayFormatException.class)
        .hasMessageContaining(message);
  }

  @Test
  void unusualButLegalHeadersAreRead() throws IOException {
    Tensor tensor =
        read(file(1, "{\"shape\":(1L,),\"fortran_order\":True,\"descr\":\">f8\"}", 8)).tensor();
    assertThat(tensor.shape()).containsExactly(1);
  }

  @Test
  void randomDamageNeverCrashes() throws IOException {
    var random = new Random(17);
    byte[] whole = Files.readAllBytes(path("fortran_le_f8_2x3x4"));
    int read = 0;
    int refused = 0;
    for (int trial = 0; trial < 3000; trial++) {
      byte[] damaged = whole.clone();
      int changes = 1 + random.nextInt(3);
      for (int i = 0; i < changes; i++) {
        damaged[random.nextInt(80)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(read(damaged).tensor().size()).isEqualTo(24);
        read++;
      } catch (ArrayFormatException e) {
        assertThat(e.getMessage()).isNotBlank().doesNotContain("\n", "\u001b");
        refused++;
      }
    }
    assertThat(read).isPositive();
    assertThat(refused).isGreaterThan(1000);
  }

  @Test
  void otherFilesAreToldApart() throws IOException {
    Path text = folder.resolve("x.npy");
    Files.writeString(text, "1,2,3\n");
    assertThatThrownBy(() -> ArrayReader.read(text))
        .isInstanceOf(ArrayFormatException.class)
        .hasMessageContaining("not an .npy file");
    Path renamed = folder.resolve("x.dat");
    Files.copy(path("le_f8_2x3"), renamed);
    assertThat(ArrayReader.read(renamed).tensor().size()).isEqualTo(6);
    assertThatThrownBy(() -> ArrayReader.read(folder))
        .isInstanceOf(ArrayFormatException.class)
        .hasMessageContaining("is a directory");
    Path future = folder.resolve("future.npy");
    byte[] bytes = Files.readAllBytes(path("le_f8_2x3"));
    bytes[6] = 4;
    Files.write(future, bytes);
    assertThatThrownBy(() -> ArrayReader.read(future))
        .isInstanceOf(ArrayFormatException.class)
        .hasMessage("at byte 6: version 4 of the .npy format; 1 to 3 are known");
  }

  @ParameterizedTest
  @CsvSource({"le_f8_2x3", "scalar_le_f8", "vector_le_f8_5", "empty_le_f8_0x3"})
  void theWriterWritesTheBytesNumpyWrites(String name) throws IOException {
    Path written = folder.resolve("written.npy");
    NpyWriter.write(written, numpy(name).tensor());
    assertThat(written).hasSameBinaryContentAs(path(name));
  }

  @Test
  void largeArraysComeBackAsTheyWere() throws IOException {
    Tensor tensor = Tensor.of(new Random(1).doubles(3 * 7 * 1001).toArray(), 3, 7, 1001);
    Path written = folder.resolve("large.npy");
    NpyWriter.write(written, tensor);
    Tensor back = ArrayReader.read(written).tensor();
    assertThat(back.shape()).isEqualTo(tensor.shape());
    assertThat(back.values()).containsExactly(tensor.values());
  }

  @Test
  void writingReplacesAFileAndLeavesNothingElse() throws IOException {
    Path written = folder.resolve("out.npy");
    Files.writeString(written, "before");
    NpyWriter.write(written, Tensor.vector(1, 2));
    assertThat(ArrayReader.read(written).tensor().values()).containsExactly(1, 2);
    assertThatThrownBy(() -> NpyWriter.write(folder.resolve("no/such.npy"), Tensor.vector(1)))
        .isInstanceOf(IOException.class);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(written);
    }
  }

  private LoadedArray read(byte[] bytes) throws IOException {
    Path file = folder.resolve("bytes.npy");
    Files.write(file, bytes);
    try {
      return ArrayReader.read(file);
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void aShapeHasNoMoreAxesThanNumPyAllows() throws IOException {
    String header = "{'descr': '<f8', 'fortran_order': True, 'shape': (%s2,)}";
    assertThat(read(file(1, header.formatted("1,".repeat(63)), 16)).tensor().rank()).isEqualTo(64);
    assertThatThrownBy(() -> read(file(1, header.formatted("1,".repeat(64)), 16)))
        .hasMessageContaining("the shape has more than 64 axes");
  }

  /** A file with this header and so many zero bytes of data. */
  private static byte[] file(int version, String header, int data) {
    byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
    int field = version == 1 ? 2 : 4;
    byte[] bytes = new byte[8 + field + text.length + data];
    System.arraycopy(NpyReader.MAGIC, 0, bytes, 0, 6);
    bytes[6] = (byte) version;
    bytes[8] = (byte) text.length;
    bytes[9] = (byte) (text.length >> 8);
    System.arraycopy(text, 0, bytes, 8 + field, text.length);
    return bytes;
  }

  private static LoadedArray numpy(String name) throws IOException {
    return ArrayReader.read(path(name));
  }

  private static Path path(String name) {
    return SharedFolder.project("testdata/npy/" + name + ".npy");
  }

  @Test
  void aDeviceThatFailsIsSaidWhereverItDoes() throws IOException {
    byte[] file = Files.readAllBytes(SharedFolder.project("testdata/npy/le_f8_2x3.npy"));
    long all = file.length + 12; // the first bytes are read again with the header
    for (long readable = 0; readable < all - 12; readable++) {
      FailingChannel channel = new FailingChannel(file, readable);
      assertThatThrownBy(() -> NpyReader.read(channel))
          .as("after %s bytes", readable)
          .isExactlyInstanceOf(IOException.class)
          .hasMessage(FailingChannel.MESSAGE);
    }
    assertTwoByThree(NpyReader.read(new FailingChannel(file, all)), "f8");
  }
}

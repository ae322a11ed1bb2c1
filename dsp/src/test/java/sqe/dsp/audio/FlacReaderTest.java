package sqe.dsp.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.testing.SharedFolder;

class FlacReaderTest {

  private static final String MONO = "mono_16k_16bit.flac";
  private static final String UNCHECKED = "mono_8k_8bit_no_md5.flac";

  @TempDir Path folder;

  private static Path file(String name) {
    return SharedFolder.project("testdata/audio/" + name);
  }

  private Path written(byte[] content) throws IOException {
    return Files.write(folder.resolve("x.flac"), content);
  }

  private void assertRefused(byte[] content, String message) throws IOException {
    Path file = written(content);
    assertThatThrownBy(() -> AudioReader.read(file))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  /** The signal of make_flac.py. */
  private static double expected(int n, int channel, int bits) {
    int value =
        triangle(n * (331 + 97 * channel)) + Math.floorDiv(triangle(n * (1777 + 50 * channel)), 4);
    int deep =
        bits <= 16 ? value >> (16 - bits) : (value << (bits - 16)) + n * 37 % (1 << (bits - 16));
    return deep / (double) (1 << (bits - 1));
  }

  private static int triangle(int phase) {
    return Math.abs(phase % 65536 - 32768) - 16384;
  }

  @ParameterizedTest
  @CsvSource({MONO + ",16000,16,1", "stereo_48k_24bit.flac,48000,24,2", UNCHECKED + ",8000,8,1"})
  void everySampleIsDecoded(String name, int rate, int bits, int channels) throws IOException {
    Recording recording = AudioReader.read(file(name));
    assertThat(recording.sampleRate()).isEqualTo(rate);
    assertThat(recording.channels()).hasDimensions(channels, 5000);
    for (int channel = 0; channel < channels; channel++) {
      for (int n = 0; n < 5000; n++) {
        assertThat(recording.channels()[channel][n]).isEqualTo(expected(n, channel, bits));
      }
    }
  }

  @Test
  void aFileThatCannotBeCheckedSaysSo() throws IOException {
    assertThat(AudioReader.read(file(MONO)).warnings()).isEmpty();
    assertThat(AudioReader.read(file(UNCHECKED)).warnings())
        .containsExactly(
            "at byte 8: FLAC without length or MD5 (streamed): cannot tell whether it is complete");
  }

  @Test
  void metadataIsSteppedOverWhateverItClaimsInside() throws IOException {
    byte[] flac = Files.readAllBytes(file(MONO));
    var bytes = new ByteArrayOutputStream();
    bytes.write(flac, 0, 42);
    // A comment block whose vendor string claims 2 GiB, a picture that claims 4.
    bytes.writeBytes(new byte[] {4, 0, 0, 4, -1, -1, -1, 0x7F});
    bytes.writeBytes(new byte[] {6, 0, 0, 8, 0, 0, 0, 3, -1, -1, -1, -1});
    bytes.write(flac, 42, flac.length - 42);
    byte[] tagged = bytes.toByteArray();
    tagged[4] = 0;
    assertThat(AudioReader.read(written(tagged)).channels())
        .isDeepEqualTo(AudioReader.read(file(MONO)).channels());
  }

  @Test
  void anId3TagAtTheEndIsAWarning() throws IOException {
    byte[] flac = Files.readAllBytes(file(MONO));
    byte[] tagged = Arrays.copyOf(flac, flac.length + 128);
    tagged[flac.length] = 'T';
    tagged[flac.length + 1] = 'A';
    tagged[flac.length + 2] = 'G';
    Recording recording = AudioReader.read(written(tagged));
    assertThat(recording.length()).isEqualTo(5000);
    assertThat(recording.warnings()).hasSize(1).first().asString().contains("ID3 tag");
  }

  @ParameterizedTest
  @CsvSource({MONO, UNCHECKED, "stereo_48k_24bit.flac"})
  void aFileCutInsideAFrameIsRefused(String name) throws IOException {
    byte[] flac = Files.readAllBytes(file(name));
    for (int length = 1; length < 60; length++) {
      assertRefused(Arrays.copyOf(flac, length), "at byte ");
    }
    for (int cut = 1; cut < 300; cut += 7) {
      assertRefused(Arrays.copyOf(flac, flac.length - cut), "is cut or damaged");
    }
  }

  @ParameterizedTest
  @CsvSource({MONO, UNCHECKED, "stereo_48k_24bit.flac"})
  void oneWrongBitInAnyFrameIsRefused(String name) throws IOException {
    byte[] flac = Files.readAllBytes(file(name));
    int firstFrame = 4;
    while (flac[firstFrame] >= 0) {
      firstFrame += 4 + ((flac[firstFrame + 2] & 0xFF) << 8 | (flac[firstFrame + 3] & 0xFF));
    }
    firstFrame += 4 + ((flac[firstFrame + 2] & 0xFF) << 8 | (flac[firstFrame + 3] & 0xFF));
    for (int i = firstFrame; i < flac.length; i += 41) {
      byte[] damaged = flac.clone();
      damaged[i] ^= (byte) (1 << i % 8);
      assertRefused(damaged, "at byte ");
    }
  }

  @Test
  void aLyingStreamInfoIsRefused() throws IOException {
    byte[] flac = Files.readAllBytes(file(MONO));
    assertRefused(with(flac, 25, flac[25] + 1), "claims 5001 samples but the frames hold 5000");
    assertRefused(with(flac, 21, flac[21] | 0x0F), "samples but the frames hold 5000");
    assertRefused(with(flac, 18, flac[18] ^ 0x10), "contradicts STREAMINFO");
    assertRefused(with(flac, 20, flac[20] ^ 0x02), "contradicts STREAMINFO");
    assertRefused(with(flac, 26, flac[26] ^ 1), "at byte 26: the FLAC samples do not match");
    assertRefused(with(flac, 4, 1), "FLAC without a STREAMINFO block");
    assertRefused(with(flac, 7, 33), "FLAC without a STREAMINFO block");
  }

  private static byte[] with(byte[] bytes, int index, int value) {
    byte[] changed = bytes.clone();
    changed[index] = (byte) value;
    return changed;
  }

  @Test
  void anImplausibleSampleRateIsRefused() throws IOException {
    byte[] frame = {FlacBytes.CONSTANT, 1};
    for (int rate : new int[] {0, 1, 999, 768_001, 0xFFFFF}) {
      assertRefused(
          FlacBytes.mono(rate, 8, 0).frame(20, frame).done(),
          "at byte 18: the header says a sample rate of "
              + rate
              + " Hz; speech files have 1000 to");
    }
    for (int rate : new int[] {1000, 768_000}) {
      Path file = written(FlacBytes.mono(rate, 8, 0).frame(20, frame).done());
      assertThat(AudioReader.read(file).sampleRate()).isEqualTo(rate);
    }
  }

  @Test
  void aFileWithoutFramesIsRefused() throws IOException {
    byte[] flac = Arrays.copyOf(Files.readAllBytes(file(MONO)), 42);
    flac[4] = (byte) 0x80;
    assertRefused(flac, "at byte 42: FLAC without any frame");
  }

  @Test
  void deeperThan24BitsIsRefusedByName() throws IOException {
    byte[] flac = Files.readAllBytes(file(MONO));
    flac[20] |= 0x01;
    flac[21] |= (byte) 0xF0;
    assertRefused(flac, "at byte 20: 32-bit FLAC is not read; convert it to WAVE, as with: ffmpeg");
  }

  @Test
  void aFrameThatEndsBeforeItsSamplesIsRefused() throws IOException {
    byte[] start = {FlacBytes.VERBATIM, 1, 2, 3};
    String message = "the FLAC frame that starts here cannot be decoded";
    for (long total : new long[] {0, 40}) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () -> {
            assertRefused(FlacBytes.mono(8000, 8, total).frame(40, start).done(), message);
            assertRefused(
                FlacBytes.mono(8000, 8, total).frame(30, start).frame(10, start).done(), message);
          });
    }
  }

  @Test
  void framesWithRightChecksumsAroundAnyContentAreReadOrRefused() {
    Random random = new Random(20260304);
    PrintStream console = System.out;
    // The library prints a line for every escape-coded partition.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    try {
      int read =
          assertTimeoutPreemptively(Duration.ofSeconds(60), () -> numberOfFilesRead(4000, random));
      assertThat(read).isBetween(100, 3000);
    } finally {
      System.setOut(console);
    }
  }

  private int numberOfFilesRead(int rounds, Random random) throws IOException {
    int read = 0;
    for (int round = 0; round < rounds; round++) {
      byte[] content = anyFrames(random);
      if (random.nextInt(4) == 0) {
        content = Arrays.copyOf(content, 42 + random.nextInt(content.length - 42));
      }
      read += isRead(content) ? 1 : 0;
    }
    return read;
  }

  private static byte[] anyFrames(Random random) {
    int[] sizes = new int[1 + random.nextInt(4)];
    Arrays.fill(sizes, 1 + random.nextInt(40));
    int bits = 4 + random.nextInt(21);
    FlacBytes file =
        FlacBytes.mono(16000, bits, random.nextBoolean() ? 0 : Arrays.stream(sizes).sum());
    for (int size : sizes) {
      int verbatim = (size * bits + 7) / 8;
      byte[] subframe =
          new byte[1 + (random.nextInt(3) > 0 ? verbatim : random.nextInt(2 * verbatim))];
      random.nextBytes(subframe);
      if (random.nextInt(3) > 0) {
        subframe[0] = FlacBytes.VERBATIM;
      }
      file.frame(size, subframe);
    }
    return file.done();
  }

  private boolean isRead(byte[] content) throws IOException {
    Path file = written(content);
    try {
      Recording recording = AudioReader.read(file);
      assertThat(Arrays.stream(recording.channels()[0])).allMatch(x -> x >= -1 && x < 1);
      return true;
    } catch (AudioFormatException refused) {
      assertThat(refused).hasMessageStartingWith("at byte ");
      return false;
    }
  }

  @Test
  void aSampleBeyondTheDepthIsRefused() throws IOException {
    byte[] highest = {FlacBytes.CONSTANT, 127};
    byte[] lowest = {FlacBytes.CONSTANT, -128};
    Recording full = AudioReader.read(written(FlacBytes.mono(8000, 8, 0).frame(2, highest).done()));
    assertThat(full.channels()[0]).containsExactly(127 / 128.0, 127 / 128.0);
    assertThat(
            AudioReader.read(written(FlacBytes.mono(8000, 8, 0).frame(1, lowest).done()))
                .channels()[0])
        .containsExactly(-1);
    // One sample of 127 or -128, then one residual of +1 or -1: Rice-coded with parameter 0.
    byte[] above = {FlacBytes.FIXED_1, 127, 0b0000_0000, 0b00_001_000};
    byte[] below = {FlacBytes.FIXED_1, -128, 0b0000_0000, 0b00_01_0000};
    assertRefused(
        FlacBytes.mono(8000, 8, 0).frame(2, above).done(),
        "at byte 42: the FLAC frame that starts here has a sample of 128, which 8 bits do not hold");
    assertRefused(
        FlacBytes.mono(8000, 8, 0).frame(2, below).done(), "has a sample of -129, which 8 bits");
  }

  @Test
  void onlyTheLastFrameOfAFixedBlockSizeIsShorter() throws IOException {
    byte[] sample = {FlacBytes.CONSTANT, 1};
    FlacBytes file = FlacBytes.mono(8000, 8, 0).frame(20, sample).frame(20, sample);
    assertThat(AudioReader.read(written(file.frame(7, sample).done())).length()).isEqualTo(47);
    assertRefused(
        file.frame(7, sample).done(),
        "at byte 75: the FLAC frame that starts here contradicts the block size of the others");
    assertRefused(
        FlacBytes.mono(8000, 8, 0).frame(20, sample).frame(21, sample).done(), "at byte 53: ");
  }
}

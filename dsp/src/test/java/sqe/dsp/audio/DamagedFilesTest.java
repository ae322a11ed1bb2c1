package sqe.dsp.audio;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.testing.SharedFolder;

/** Whatever happens to a file, reading it ends in a recording or in one line, in little memory. */
class DamagedFilesTest {

  /** Buffers, class loading, exceptions; and the largest block of a FLAC frame. */
  private static final long FIXED_MEMORY = 12L << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  private static List<byte[]> files() throws IOException {
    byte[] data = new byte[96];
    new Random(3).nextBytes(data);
    WavBytes rf64 = WavBytes.start("RF64", ByteOrder.LITTLE_ENDIAN);
    rf64.text("ds64").int32(28).int64(168).int64(96).int64(48).int32(0);
    return List.of(
        WavBytes.mono(1, 8, data),
        WavBytes.mono(1, 16, data),
        WavBytes.mono(1, 24, data),
        WavBytes.mono(1, 32, data),
        WavBytes.mono(3, 32, data),
        WavBytes.mono(3, 64, data),
        WavBytes.mono(6, 8, data),
        WavBytes.riff().extensible(1, 2, 16, 16).chunk("LIST", data).chunk("data", data).done(),
        WavBytes.start("RIFX", ByteOrder.BIG_ENDIAN)
            .format(1, 1, 8000, 16)
            .chunk("data", data)
            .done(),
        rf64.format(1, 1, 16000, 16).text("data").int32(-1).raw(data).done(-1),
        Files.readAllBytes(SharedFolder.project("testdata/audio/mono_16k_16bit.flac")),
        Files.readAllBytes(SharedFolder.project("testdata/audio/mono_8k_8bit_no_md5.flac")));
  }

  @Test
  void aDamagedFileIsReadOrRefusedInOneLineAndLittleMemory() throws IOException {
    Random random = new Random(20240501);
    int refused = 0;
    int read = 0;
    PrintStream console = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      for (byte[] intact : files()) {
        assertThat(recordingOrNull(intact)).isNotNull();
        for (int round = 0; round < 400; round++) {
          if (recordingOrNull(damage(intact, random)) == null) {
            refused++;
          } else {
            read++;
          }
        }
      }
    } finally {
      System.setOut(console);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(refused).isGreaterThan(1000);
    assertThat(read).isGreaterThan(100);
  }

  /** Cuts the file, or changes one to three bytes of its first 100, or does both. */
  private static byte[] damage(byte[] intact, Random random) {
    byte[] damaged =
        random.nextInt(3) == 0
            ? Arrays.copyOf(intact, random.nextInt(intact.length))
            : intact.clone();
    for (int i = random.nextInt(4); i > 0 && damaged.length > 0; i--) {
      int value = random.nextBoolean() ? random.nextInt(256) : random.nextBoolean() ? 0 : 255;
      damaged[random.nextInt(Math.min(100, damaged.length))] = (byte) value;
    }
    return damaged;
  }

  private @Nullable Recording recordingOrNull(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("x.wav"), content);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    @Nullable Recording recording = null;
    try {
      recording = AudioReader.read(file);
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\n").hasSizeLessThan(200);
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).isLessThan(FIXED_MEMORY + 64L * content.length);
    return recording;
  }
}

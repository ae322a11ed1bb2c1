package sqe.dsp.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.testing.SharedFolder;

/** Windows hold the very samples that a read of the whole file gives. */
class AudioWindowsTest {

  @TempDir Path folder;

  private static void requireTheSame(Path file) throws IOException {
    Recording whole = AudioReader.read(file);
    try (AudioWindows windows = AudioWindows.open(file)) {
      assertThat(windows.channels()).isEqualTo(whole.channels().length);
      assertThat(windows.sampleRate()).isEqualTo(whole.sampleRate());
      assertThat(windows.length()).isEqualTo(whole.length());
      assertThat(windows.warnings()).isEqualTo(whole.warnings());
      assertThat(windows.sizeInDoubt()).isEqualTo(whole.sizeInDoubt());
      Random random = new Random(3);
      for (int trial = 0; trial < 40; trial++) {
        int from = random.nextInt(whole.length());
        int length = 1 + random.nextInt(trial < 20 ? 300 : whole.length());
        requireTheSame(whole, windows, from, length);
      }
      requireTheSame(whole, windows, 0, whole.length());
      requireTheSame(whole, windows, whole.length() - 1, 5);
      requireTheSame(whole, windows, whole.length() + 3, 4);
    }
  }

  private static void requireTheSame(Recording whole, AudioWindows windows, int from, int length)
      throws IOException {
    double[][] part = windows.read(from, length);
    for (int channel = 0; channel < part.length; channel++) {
      double[] expected =
          from > whole.length()
              ? new double[length]
              : Arrays.copyOfRange(whole.channels()[channel], from, from + length);
      assertThat(Arrays.equals(part[channel], expected)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,8,1", "1,16,1", "1,16,2", "1,24,1", "1,24,3", "1,32,2", "3,32,1", "3,32,2", "3,64,2",
    "6,8,1", "6,8,2", "7,8,1", "1,16,5"
  })
  void ofEveryEncodingOfWave(int tag, int bits, int channels) throws IOException {
    int frames = 70_001;
    requireTheSame(wave("RIFF", ByteOrder.LITTLE_ENDIAN, tag, bits, channels, frames));
    requireTheSame(wave("RIFX", ByteOrder.BIG_ENDIAN, tag, bits, channels, frames));
  }

  private Path wave(String container, ByteOrder order, int tag, int bits, int channels, int frames)
      throws IOException {
    int block = channels * bits / 8;
    int dataLength = block * frames;
    ByteBuffer file = ByteBuffer.allocate(44 + dataLength + dataLength % 2).order(order);
    file.put(container.getBytes(StandardCharsets.US_ASCII)).putInt(file.capacity() - 8);
    file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    file.putShort((short) tag).putShort((short) channels).putInt(16000);
    file.putInt(16000 * block).putShort((short) block).putShort((short) bits);
    file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(dataLength);
    Random random = new Random(bits + channels);
    for (int i = 0; i < frames * channels; i++) {
      switch (bits) {
        case 8 -> file.put((byte) random.nextInt());
        case 16 -> file.putShort((short) random.nextInt());
        case 24 -> file.put(new byte[] {(byte) random.nextInt(), (byte) i, (byte) (i >> 3)});
        case 32 -> {
          if (tag == 3) {
            file.putFloat(random.nextFloat() - 0.5f);
          } else {
            file.putInt(random.nextInt());
          }
        }
        default -> file.putDouble(random.nextGaussian());
      }
    }
    return Files.write(folder.resolve(container + tag + bits + channels + ".wav"), file.array());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mono_16k_16bit.flac", "mono_8k_8bit_no_md5.flac", "stereo_48k_24bit.flac"})
  void ofFlac(String name) throws IOException {
    requireTheSame(SharedFolder.project("testdata/audio/" + name));
  }

  @Test
  void ofFlacBehindATag() throws IOException {
    byte[] flac = Files.readAllBytes(SharedFolder.project("testdata/audio/stereo_48k_24bit.flac"));
    byte[] tagged = new byte[10 + 20 + flac.length];
    System.arraycopy(new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, 0, 20}, 0, tagged, 0, 10);
    System.arraycopy(flac, 0, tagged, 30, flac.length);
    requireTheSame(Files.write(folder.resolve("tagged.flac"), tagged));
  }

  @Test
  void flacWithAnotherChecksumIsRefusedBeforeItsFirstSample() throws IOException {
    byte[] flac = Files.readAllBytes(SharedFolder.project("testdata/audio/mono_16k_16bit.flac"));
    flac[8 + 18] ^= 1;
    Path file = Files.write(folder.resolve("x.flac"), flac);
    try (AudioWindows windows = AudioWindows.open(file)) {
      assertThatThrownBy(() -> windows.read(0, 1))
          .isInstanceOf(AudioFormatException.class)
          .hasMessageContaining("do not match their MD5 checksum");
    }
  }

  @Test
  void whatIsNoAudioIsRefusedWhenItIsOpened() throws IOException {
    Path file = Files.writeString(folder.resolve("x.wav"), "some text, longer than a header");
    assertThatThrownBy(() -> AudioWindows.open(file)).isInstanceOf(AudioFormatException.class);
  }
}

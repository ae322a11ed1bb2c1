package sqe.dsp.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.testing.SharedFolder;

class AudioReaderTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '`',
      value = {
        "RIFF....AVI |RIFF of type 'AVI ', not WAVE",
        "RIFF....\u0007AVE|RIFF of type '?AVE', not WAVE",
        "FORM....AIFFCOMM|AIFF",
        "FORM....AIFCFVER|AIFF",
        "riff.\u0091\u00cf\u0011\u00a5\u00d6|Sony Wave64",
        "OggS........................\u0001vorbis|Ogg Vorbis",
        "OggS........................OpusHead|Ogg Opus",
        ".snd\u0000\u0000\u0000\u0018....|Sun AU",
        "caff\u0000\u0001....desc|Apple CAF",
        "ID3\u0004........|a file that starts with an ID3 tag, as MP3 does",
        "\u00ff\u00fb\u0090d....\u0000...|MP3",
        "\u00ff\u00f1P\u0080....\u0000...|AAC (ADTS)",
        "\u0000\u0000\u0000 ftypM4A |MP4 or M4A",
        "<!DOCTYPE html><p>404|HTML, perhaps a failed download",
        "<html>not found|HTML, perhaps a failed download",
        "just some notes|text",
        "version https://git-lfs.github.com/spec/v1|a Git LFS pointer",
        "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000|a run of zero bytes",
        "\u0001\u0002\u00ab\u0004\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000"
            + "|content of unknown kind (it starts with 01 02 AB 04)"
      })
  void foreignContentIsRefusedByName(String content, String name) throws IOException {
    Path file = folder.resolve("x.wav");
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, Arrays.copyOf(bytes, Math.max(12, bytes.length)));
    assertThatThrownBy(() -> AudioReader.read(file))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageStartingWith("at byte 0: the file is " + name);
  }

  @Test
  void theNameIsNeverTrustedButAWrongOneIsAWarning() throws IOException {
    Path flac = SharedFolder.project("testdata/audio/mono_16k_16bit.flac");
    Path named = Files.copy(flac, folder.resolve("x.WAV"));
    assertThat(AudioReader.read(named).warnings()).containsExactly("is FLAC although named .wav");
    assertThat(AudioReader.read(named).channels()).isDeepEqualTo(AudioReader.read(flac).channels());
    Path wave = folder.resolve("x.flac");
    WavWriter.writePcm16(wave, new double[1][10], 16000);
    assertThat(AudioReader.read(wave).warnings()).containsExactly("is WAVE although named .flac");
    Path plain = folder.resolve("plain");
    WavWriter.writePcm16(plain, new double[1][10], 16000);
    assertThat(AudioReader.read(plain).warnings()).isEmpty();
  }

  /** An ID3v2 tag with this many bytes of content. */
  private static byte[] tag(int size, boolean footer) {
    byte[] tag = new byte[10 + size + (footer ? 10 : 0)];
    byte[] header = {'I', 'D', '3', 4, 0, (byte) (footer ? 0x10 : 0), 0, 0};
    System.arraycopy(header, 0, tag, 0, header.length);
    tag[8] = (byte) (size >> 7);
    tag[9] = (byte) (size & 0x7F);
    return tag;
  }

  private static byte[] joined(byte[]... parts) {
    var bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  @Test
  void anId3TagBeforeTheContentIsSteppedOver() throws IOException {
    byte[] flac = Files.readAllBytes(SharedFolder.project("testdata/audio/mono_16k_16bit.flac"));
    byte[] wave = WavBytes.mono(1, 16, new byte[400]);
    for (byte[] content : List.of(flac, wave)) {
      Path plain = Files.write(folder.resolve("plain"), content);
      Path tagged =
          Files.write(folder.resolve("tagged"), joined(tag(300, false), tag(5, true), content));
      Recording recording = AudioReader.read(tagged);
      assertThat(recording.channels()).isDeepEqualTo(AudioReader.read(plain).channels());
      assertThat(recording.warnings())
          .hasSize(1)
          .first()
          .asString()
          .startsWith("at byte 0: an ID3 tag of 335 bytes, which ");
    }
  }

  @Test
  void whatIsBehindAnId3TagIsNamed() throws IOException {
    byte[] mp3 = Arrays.copyOf(new byte[] {-1, -5, (byte) 0x90, 0x64}, 400);
    Path tagged = Files.write(folder.resolve("x.flac"), joined(tag(300, false), mp3));
    assertThatThrownBy(() -> AudioReader.read(tagged))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageStartingWith("at byte 0: the file is MP3 behind an ID3 tag of 310 bytes");
    Path cut = Files.write(folder.resolve("y.flac"), Arrays.copyOf(tag(300, false), 200));
    assertThatThrownBy(() -> AudioReader.read(cut))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageStartingWith("at byte 0: the file is a file that starts with an ID3 tag");
  }

  @Test
  void whatIsNoFileIsRefused() throws Exception {
    assertThatThrownBy(() -> AudioReader.read(folder))
        .isInstanceOf(AudioFormatException.class)
        .hasMessage("is a directory, not an audio file");
    assertThatThrownBy(() -> AudioReader.read(folder.resolve("missing.wav")))
        .isInstanceOf(NoSuchFileException.class);
    Path device = Path.of("/dev/zero");
    assumeThat(device).exists();
    assertThatThrownBy(() -> AudioReader.read(device))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageStartingWith("is a device, pipe or socket");
    Path loop = Files.createSymbolicLink(folder.resolve("loop.wav"), folder.resolve("loop.wav"));
    assertThatThrownBy(() -> AudioReader.read(loop)).isInstanceOf(FileSystemException.class);
  }

  @Test
  void whatMemoryCannotHoldIsRefusedBeforeItIsAsked() throws IOException {
    Path file = folder.resolve("sparse.wav");
    long samples = Runtime.getRuntime().maxMemory() / 8 + 1;
    byte[] header =
        WavBytes.riff().format(1, 1, 16000, 8).text("data").int32(samples).done(36 + samples);
    try (var output = new RandomAccessFile(file.toFile(), "rw")) {
      output.write(header);
      output.setLength(44 + samples);
    }
    assertThatThrownBy(() -> AudioReader.read(file))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageContaining("do not fit in memory");
  }

  @Test
  void aChannelThatIsNotThereIsNamed() {
    Recording mono = new Recording(new double[][] {{0.5}}, 8000, List.of());
    assertThat(mono.channel(0).samples()).containsExactly(0.5);
    assertThatThrownBy(() -> mono.channel(1))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("no channel 1: channels count from 0, the recording has 1");
  }
}

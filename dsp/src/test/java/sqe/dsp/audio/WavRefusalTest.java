package sqe.dsp.audio;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavRefusalTest {

  private static final byte[] DATA = new byte[8];

  @TempDir Path folder;

  private void assertRefused(byte[] content, String message) throws IOException {
    Path file = Files.write(folder.resolve("x.wav"), content);
    assertThatThrownBy(() -> AudioReader.read(file))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageStartingWith(message)
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|0|16000|0|16|at byte 22: 0 channels",
        "1|65535|16000|65534|16|at byte 32: block size 65534 contradicts 65535 x 16 bits",
        "1|1|0|2|16|at byte 24: the header says a sample rate of 0 Hz; speech files have 1000 to",
        "1|1|999|2|16|at byte 24: the header says a sample rate of 999 Hz",
        "1|1|2147499648|2|16|at byte 24: the header says a sample rate of 2147499648 Hz",
        "1|1|4294967295|2|16|at byte 24: the header says a sample rate of 4294967295 Hz",
        "1|1|768001|2|16|at byte 24: the header says a sample rate of 768001 Hz",
        "1|1|16000|2|12|at byte 34: PCM samples of 12 bits are not supported",
        "1|1|16000|2|0|at byte 34: PCM samples of 0 bits are not supported",
        "1|1|16000|8|64|at byte 34: PCM samples of 64 bits are not supported",
        "3|1|16000|2|16|at byte 34: floating-point samples of 16 bits are not supported",
        "6|1|16000|2|16|at byte 34: A-law (tag 0x0006) samples of 16 bits are not supported",
        "1|1|16000|0|16|at byte 32: block size 0 contradicts 1 x 16 bits",
        "1|2|16000|2|16|at byte 32: block size 2 contradicts 2 x 16 bits",
        "17|1|16000|256|4|at byte 20: WAVE with codec IMA ADPCM (tag 0x0011) is not decoded",
        "4660|1|16000|2|16|at byte 20: WAVE with codec unknown (tag 0x1234) is not decoded"
      })
  void anImpossibleFormatIsNamed(
      int tag, int channels, long rate, int align, int bits, String message) throws IOException {
    byte[] file =
        WavBytes.riff()
            .text("fmt ")
            .int32(16)
            .formatFields(tag, channels, rate, align, bits)
            .chunk("data", DATA)
            .done();
    assertRefused(file, message);
  }

  @Test
  void moreDataClaimedThanPresentIsNeverAllocated() throws IOException {
    for (long size : new long[] {9, 1_000_000, 0x7FFE0000L, 0x80000001L, 0xFFFF0000L}) {
      assertRefused(
          WavBytes.riff().format(1, 1, 16000, 16).text("data").int32(size).raw(DATA).done(),
          "at byte 36: chunk 'data' claims " + size + " bytes but 8 are there");
    }
  }

  @Test
  void aChunkThatHidesTheDataIsNamed() throws IOException {
    assertRefused(
        WavBytes.riff().format(1, 1, 16000, 16).text("LIST").int32(-1).chunk("data", DATA).done(),
        "at byte 36: chunk 'LIST' claims 4294967295 bytes but 16 are there");
    assertRefused(
        WavBytes.riff().format(1, 1, 16000, 16).int32(0).chunk("data", DATA).done(),
        "at byte 36: no chunk starts here, but 00000000");
  }

  @Test
  void emptyDataIsRefused() throws IOException {
    assertRefused(
        WavBytes.riff().format(1, 1, 16000, 16).text("data").int32(0).done(),
        "at byte 36: the data chunk is empty; there is nothing to read");
    assertRefused(
        WavBytes.riff().format(1, 1, 16000, 16).text("data").int32(0).raw(DATA).done(),
        "at byte 36: the data chunk is empty although 8 bytes follow");
    assertRefused(
        WavBytes.riff().format(1, 1, 16000, 16).chunk("data", new byte[1]).done(),
        "at byte 36: the data chunk has 1 of the 2 bytes of a sample");
  }

  @Test
  void anExtensionLargerThanItsChunkIsRefused() throws IOException {
    WavBytes file = WavBytes.riff().text("fmt ").int32(20).formatFields(1, 1, 16000, 2, 16);
    assertRefused(
        file.int16(3).int16(0).chunk("data", DATA).done(),
        "at byte 36: the fmt chunk claims an extension of 3 bytes but has 2 left for it");
    byte[] extensible = WavBytes.riff().extensible(1, 1, 16, 16).chunk("data", DATA).done();
    extensible[37] = 1;
    assertRefused(extensible, "at byte 36: the fmt chunk claims an extension of 278 bytes");
  }

  @Test
  void ambiguousChunksAreRefused() throws IOException {
    WavBytes twoFormats = WavBytes.riff().format(1, 1, 16000, 16).format(1, 1, 8000, 16);
    assertRefused(
        twoFormats.chunk("data", DATA).done(),
        "at byte 36: a second fmt chunk contradicts the first");
    WavBytes twoData = WavBytes.riff().format(1, 1, 16000, 16).chunk("data", DATA);
    assertRefused(twoData.chunk("data", DATA).done(), "at byte 52: a second data chunk");
    assertRefused(
        WavBytes.riff().chunk("data", DATA).format(1, 1, 16000, 16).done(),
        "at byte 12: the data chunk comes before any fmt chunk");
    assertRefused(
        WavBytes.riff().format(1, 1, 16000, 16).done(),
        "at byte 36: the file ends before a data chunk");
    assertRefused(
        WavBytes.riff().chunk("fmt ", new byte[14]).done(),
        "at byte 12: a fmt chunk has at least 16 bytes, this one has 14");
  }

  @Test
  void extensibleContradictionsAreRefused() throws IOException {
    assertRefused(
        WavBytes.riff().extensible(1, 1, 16, 17).chunk("data", DATA).done(),
        "at byte 38: 17 valid bits do not fit in 16");
    assertRefused(
        WavBytes.riff().extensible(0x55, 1, 16, 16).chunk("data", DATA).done(),
        "at byte 44: WAVE with codec MP3 (tag 0x0055)");
    byte[] foreign = WavBytes.riff().extensible(1, 1, 16, 16).chunk("data", DATA).done();
    foreign[50] = 0x21;
    assertRefused(foreign, "at byte 44: unknown sub-format 00000001-00000021800000AA00389B71");
    assertRefused(
        WavBytes.riff().format(0xFFFE, 1, 16000, 16).chunk("data", DATA).done(),
        "at byte 20: an extensible fmt chunk has 40 bytes, this one has 16");
  }

  @Test
  void longSizesThatLieAreRefused() throws IOException {
    for (long size : new long[] {9, 1L << 40, Long.MIN_VALUE, -1}) {
      WavBytes bytes = WavBytes.start("RF64", ByteOrder.LITTLE_ENDIAN);
      bytes.text("ds64").int32(28).int64(100).int64(size).int64(4).int32(-1);
      bytes.format(1, 1, 16000, 16).text("data").int32(-1).raw(DATA);
      assertRefused(
          bytes.done(-1),
          "at byte 72: chunk 'data' claims " + Long.toUnsignedString(size) + " bytes but 8");
    }
    assertRefused(
        WavBytes.start("RF64", ByteOrder.LITTLE_ENDIAN)
            .format(1, 1, 16000, 16)
            .chunk("data", DATA)
            .done(-1),
        "at byte 36: RF64 without a ds64 chunk before the data");
    assertRefused(
        WavBytes.start("BW64", ByteOrder.LITTLE_ENDIAN).chunk("ds64", new byte[22]).done(-1),
        "at byte 20: a ds64 chunk has at least 24 bytes");
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    byte[] file =
        WavBytes.riff().extensible(1, 1, 16, 16).chunk("LIST", DATA).chunk("data", DATA).done();
    for (int length = 0; length < file.length; length++) {
      assertRefused(Arrays.copyOf(file, length), length == 0 ? "the file is empty" : "at byte ");
    }
  }
}

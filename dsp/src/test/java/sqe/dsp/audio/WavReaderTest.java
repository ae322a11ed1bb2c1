package sqe.dsp.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavReaderTest {

  @TempDir Path folder;

  private Recording read(byte[] content) throws IOException {
    return AudioReader.read(Files.write(folder.resolve("x.wav"), content));
  }

  private static byte[] little(int size, Consumer<ByteBuffer> fill) {
    ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    fill.accept(buffer);
    return buffer.array();
  }

  @Test
  void eightBitsAreUnsignedWithOffset128() throws IOException {
    Recording recording = read(WavBytes.mono(1, 8, new byte[] {0, (byte) 128, (byte) 255, 64}));
    assertThat(recording.channels()[0]).containsExactly(-1, 0, 127 / 128.0, -0.5);
    assertThat(recording.sampleRate()).isEqualTo(16000);
    assertThat(recording.warnings()).isEmpty();
  }

  @Test
  void sixteenBitsAreDividedBy32768() throws IOException {
    byte[] data =
        little(6, b -> b.putShort((short) -32768).putShort((short) 32767).putShort((short) 1));
    assertThat(read(WavBytes.mono(1, 16, data)).channels()[0])
        .containsExactly(-1, 32767 / 32768.0, 1 / 32768.0);
  }

  @Test
  void twentyFourBitsKeepTheirSign() throws IOException {
    byte[] data = {0, 0, (byte) 0x80, (byte) 0xFF, (byte) 0xFF, 0x7F, -1, -1, -1, 1, 2, 3};
    assertThat(read(WavBytes.mono(1, 24, data)).channels()[0])
        .containsExactly(-1, 8388607 / 8388608.0, -1 / 8388608.0, 0x030201 / 8388608.0);
  }

  @Test
  void thirtyTwoBitsAreDividedByTwoToThe31() throws IOException {
    byte[] data = little(8, b -> b.putInt(Integer.MIN_VALUE).putInt(3));
    assertThat(read(WavBytes.mono(1, 32, data)).channels()[0]).containsExactly(-1, 3 * 0x1p-31);
  }

  @Test
  void floatsAreTakenAsTheyAre() throws IOException {
    byte[] single =
        little(
            16,
            b ->
                b.putFloat(1e30f)
                    .putFloat(Float.NaN)
                    .putFloat(-0.1f)
                    .putFloat(Float.NEGATIVE_INFINITY));
    assertThat(read(WavBytes.mono(3, 32, single)).channels()[0])
        .containsExactly(1e30f, Double.NaN, -0.1f, Double.NEGATIVE_INFINITY);
    byte[] twice = little(16, b -> b.putDouble(0.1).putDouble(-5));
    assertThat(read(WavBytes.mono(3, 64, twice)).channels()[0]).containsExactly(0.1, -5);
  }

  @Test
  void channelsAreSeparatedAlsoBeyondOneBuffer() throws IOException {
    int length = 100_000;
    byte[] data =
        little(
            6 * length,
            b -> {
              for (int i = 0; i < length; i++) {
                b.putShort((short) i).putShort((short) -i).putShort((short) 7);
              }
            });
    Recording recording = read(WavBytes.riff().format(1, 3, 44100, 16).chunk("data", data).done());
    assertThat(recording.channels()).hasDimensions(3, length);
    for (int i = 0; i < length; i++) {
      assertThat(recording.channels()[0][i]).isEqualTo((short) i / 32768.0);
      assertThat(recording.channels()[1][i]).isEqualTo((short) -i / 32768.0);
      assertThat(recording.channels()[2][i]).isEqualTo(7 / 32768.0);
    }
    assertThat(recording.channel(2).sampleRate()).isEqualTo(44100);
  }

  @Test
  void everyEncodingIsTheSameInsideExtensible() throws IOException {
    int[][] encodings = {{1, 8}, {1, 16}, {1, 24}, {1, 32}, {3, 32}, {3, 64}, {6, 8}, {7, 8}};
    byte[] data = new byte[48];
    new Random(1).nextBytes(data);
    for (int[] e : encodings) {
      Recording plain = read(WavBytes.mono(e[0], e[1], data));
      Recording extensible =
          read(WavBytes.riff().extensible(e[0], 1, e[1], e[1]).chunk("data", data).done());
      assertThat(extensible.channels()).isDeepEqualTo(plain.channels());
      assertThat(extensible.warnings()).isEmpty();
    }
  }

  @Test
  void fewerValidBitsSitAtTheTopOfTheirContainer() throws IOException {
    byte[] data = {0x10, 0x00, (byte) 0xF0, 0x7F};
    Recording recording = read(WavBytes.riff().extensible(1, 1, 16, 12).chunk("data", data).done());
    assertThat(recording.channels()[0]).containsExactly(1 / 2048.0, 2047 / 2048.0);
  }

  @Test
  void zeroValidBitsAreAWarning() throws IOException {
    byte[] file = WavBytes.riff().extensible(1, 1, 16, 0).chunk("data", new byte[4]).done();
    assertThat(read(file).warnings()).containsExactly("at byte 38: 0 valid bits, taken as 16");
  }

  @Test
  void rifxIsBigEndianThroughout() throws IOException {
    byte[] file =
        WavBytes.start("RIFX", ByteOrder.BIG_ENDIAN)
            .format(1, 1, 8000, 24)
            .chunk("data", new byte[] {0x40, 0, 1, (byte) 0x80, 0, 0})
            .done();
    Recording recording = read(file);
    assertThat(recording.channels()[0]).containsExactly(0x400001 / 8388608.0, -1);
    assertThat(recording.sampleRate()).isEqualTo(8000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RF64", "BW64"})
  void longSizesComeFromTheDs64Chunk(String container) throws IOException {
    byte[] data = {1, 0, 2, 0};
    WavBytes bytes = WavBytes.start(container, ByteOrder.LITTLE_ENDIAN);
    // 12 + 8 + 40 + 24 + (8 + 6) + (8 + 4) = 110 bytes
    bytes.text("ds64").int32(40).int64(102).int64(4).int64(2).int32(1);
    bytes.text("axml").int64(6);
    bytes.format(1, 1, 16000, 16).text("axml").int32(0xFFFFFFFFL).raw(new byte[6]);
    byte[] file = bytes.text("data").int32(0xFFFFFFFFL).raw(data).done(0xFFFFFFFFL);
    Recording recording = read(file);
    assertThat(recording.channels()[0]).containsExactly(1 / 32768.0, 2 / 32768.0);
    assertThat(recording.warnings()).isEmpty();
  }

  @Test
  void otherChunksAreSteppedOverWithTheirPadBytes() throws IOException {
    byte[] file =
        WavBytes.riff()
            .chunk("JUNK", new byte[5])
            .format(1, 1, 16000, 8)
            .chunk("LIST", new byte[7])
            .chunk("data", new byte[] {0, 64, (byte) 128})
            .chunk("id3 ", new byte[3])
            .done();
    Recording recording = read(file);
    assertThat(recording.channels()[0]).containsExactly(-1, -0.5, 0);
    assertThat(recording.warnings()).isEmpty();
  }

  @Test
  void aMissingPadByteBeforeTheDataIsAWarning() throws IOException {
    byte[] file =
        WavBytes.riff()
            .format(1, 1, 16000, 8)
            .text("LIST")
            .int32(3)
            .raw(new byte[3])
            .chunk("data", new byte[] {0, 64})
            .done();
    Recording recording = read(file);
    assertThat(recording.channels()[0]).containsExactly(-1, -0.5);
    assertThat(recording.warnings())
        .containsExactly("at byte 47: no pad byte after a chunk of odd size");
  }

  @Test
  void aStreamedHeaderReadsAllThatIsThere() throws IOException {
    byte[] data = {1, 0, 2, 0, 3};
    long[] placeholders = {
      0, 0x7FFF0000L, 0x7FFFF000L, 0x7FFFFF00L, 0x7FFFFFFFL, 0x80000000L, 0xFFFFFFD3L, 0xFFFFFFFFL
    };
    // 36: the size of a file whose data is still to come.
    for (long outer : new long[] {0, 36, 0x7FFFF024L, 0x80000000L, 0xFFFFFFFFL}) {
      for (long size : placeholders) {
        byte[] file =
            WavBytes.riff().format(1, 1, 16000, 16).text("data").int32(size).raw(data).done(outer);
        Recording recording = read(file);
        assertThat(recording.channels()[0]).containsExactly(1 / 32768.0, 2 / 32768.0);
        assertThat(recording.warnings())
            .containsExactly(
                "at byte 40: the data size was never filled in (streamed); all 5 bytes there are read",
                "at byte 48: the data ends inside a sample, of which 1 of 2 bytes are there; ignored");
      }
    }
  }

  @Test
  void aStreamedHeaderWithLongSizesReadsAllThatIsThere() throws IOException {
    for (long size : new long[] {0, -1}) {
      WavBytes bytes = WavBytes.start("RF64", ByteOrder.LITTLE_ENDIAN);
      bytes.text("ds64").int32(28).int64(size).int64(size).int64(0).int32(0);
      bytes.format(1, 1, 16000, 16).text("data").int32(-1).raw(new byte[6]);
      Recording recording = read(bytes.done(-1));
      assertThat(recording.length()).isEqualTo(3);
      assertThat(recording.sizeInDoubt()).isTrue();
      assertThat(recording.warnings()).hasSize(1).first().asString().contains("never filled in");
    }
  }

  @Test
  void sizesThatContradictTheFileLeaveItsLengthInDoubt() throws IOException {
    byte[] stale =
        WavBytes.riff()
            .format(1, 1, 16000, 16)
            .chunk("data", new byte[4])
            .raw(new byte[8])
            .done(40);
    assertThat(read(stale).warnings())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("at byte 48: no chunk starts here");
    assertThat(read(stale).sizeInDoubt()).isTrue();
    byte[] one = WavBytes.mono(1, 16, new byte[4]);
    assertThat(read(one).sizeInDoubt()).isFalse();
    byte[] joined = Arrays.copyOf(one, 2 * one.length);
    System.arraycopy(one, 0, joined, one.length, one.length);
    assertThat(read(joined).sizeInDoubt()).isTrue();
  }

  @Test
  void rubbishAfterTheDataIsAWarning() throws IOException {
    byte[] file =
        WavBytes.riff()
            .format(1, 1, 16000, 16)
            .chunk("data", new byte[4])
            .raw((byte) 1, (byte) 2, (byte) 3)
            .done();
    assertThat(read(file).warnings())
        .containsExactly(
            "at byte 48: only 3 of the 8 bytes of a chunk header are there; ignored, the data came before");
  }

  @Test
  void aManyChannelFileIsReadWhole() throws IOException {
    byte[] data = new byte[2 * 32767];
    byte[] file = WavBytes.riff().format(1, 32767, 16000, 16).chunk("data", data).done();
    assertThat(read(file).channels()).hasDimensions(32767, 1);
  }

  @Test
  void warningsHaveTheSameDigitsInEveryLocale() throws IOException {
    byte[] file = WavBytes.riff().extensible(1, 1, 16, 0).chunk("data", new byte[4]).done();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(read(file).warnings()).containsExactly("at byte 38: 0 valid bits, taken as 16");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anExactCopyOfTheFormatIsAWarning() throws IOException {
    byte[] file =
        WavBytes.riff()
            .format(1, 1, 16000, 16)
            .format(1, 1, 16000, 16)
            .chunk("data", new byte[4])
            .done();
    assertThat(read(file).warnings()).containsExactly("at byte 36: the fmt chunk is there twice");
  }
}

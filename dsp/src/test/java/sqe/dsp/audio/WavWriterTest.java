package sqe.dsp.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavWriterTest {

  @TempDir Path folder;

  @Test
  void everySixteenBitValueSurvivesTheRoundTrip() throws IOException {
    double[][] channels = new double[2][65536];
    for (int i = 0; i < 65536; i++) {
      channels[0][i] = (i - 32768) / 32768.0;
      channels[1][i] = -channels[0][i] - 1 / 32768.0;
    }
    Path file = folder.resolve("x.wav");
    WavWriter.writePcm16(file, channels, 22050);
    Recording recording = AudioReader.read(file);
    assertThat(recording.channels()).isDeepEqualTo(channels);
    assertThat(recording.sampleRate()).isEqualTo(22050);
    assertThat(recording.warnings()).isEmpty();
    assertThat(Files.size(file)).isEqualTo(44 + 4 * 65536);
  }

  @Test
  void floatsOfAnySizeSurviveTheRoundTrip() throws IOException {
    Random random = new Random(7);
    double[][] channels = new double[3][10_001];
    for (double[] channel : channels) {
      for (int i = 0; i < channel.length; i++) {
        float value = Float.intBitsToFloat(random.nextInt());
        channel[i] = Float.isNaN(value) ? 0 : value;
      }
    }
    Path file = folder.resolve("x.wav");
    WavWriter.writeFloat32(file, channels, 8000);
    Recording recording = AudioReader.read(file);
    assertThat(recording.channels()).isDeepEqualTo(channels);
    assertThat(recording.warnings()).isEmpty();
  }

  @Test
  void halvesAreRoundedAwayFromZeroAndOvershootIsClipped() throws IOException {
    double lsb = 1 / 32768.0;
    double[] x = {0.5 * lsb, -0.5 * lsb, 0.49999999999999994 * lsb, 1.5 * lsb, 1, 2, -1, -9, 1e300};
    Path file = folder.resolve("x.wav");
    WavWriter.writePcm16(file, new double[][] {x}, 16000);
    double top = 32767 * lsb;
    assertThat(AudioReader.read(file).channels()[0])
        .containsExactly(lsb, -lsb, 0, 2 * lsb, top, top, -1, -1, top);
  }

  @Test
  void anExistingLongerFileIsReplaced() throws IOException {
    Path file = folder.resolve("x.wav");
    WavWriter.writePcm16(file, new double[1][1000], 16000);
    WavWriter.writePcm16(file, new double[1][10], 16000);
    assertThat(AudioReader.read(file).length()).isEqualTo(10);
    assertThat(AudioReader.read(file).warnings()).isEmpty();
  }

  @Test
  void whatNoWaveFileCanHoldIsTheCallersMistake() {
    Path file = folder.resolve("x.wav");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WavWriter.writePcm16(file, new double[][] {{Double.NaN}}, 16000));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WavWriter.writePcm16(file, new double[][] {{1}, {1, 2}}, 16000));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WavWriter.writeFloat32(file, new double[0][], 16000));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WavWriter.writeFloat32(file, new double[1][1], 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WavWriter.writeFloat32(file, new double[1][1], 0x40000000));
  }
}

package sqe.dsp.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.testing.SharedFolder;

/** What is read of a channel is what is read of the file. */
class AudioChannelTest {

  @ParameterizedTest
  @ValueSource(strings = {"testdata/clean/s03_de.wav", "testdata/audio/stereo_48k_24bit.flac"})
  void aChannelHasTheSamplesOfItsFile(String name) throws IOException {
    Path file = SharedFolder.project(name);
    Recording whole = AudioReader.read(file);
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      Recording read = AudioReader.read("a.wav", channel);
      assertThat(read.channels()).isDeepEqualTo(whole.channels());
      assertThat(read.sampleRate()).isEqualTo(whole.sampleRate());
      assertThat(read.warnings()).hasSize(name.endsWith(".flac") ? 1 : 0);
      assertThat(channel.isOpen()).isTrue();
    }
    try (AudioWindows windows = AudioWindows.open("a", Files.newByteChannel(file))) {
      double[] part = windows.read(1000, 500)[0];
      assertThat(part).containsExactly(Arrays.copyOfRange(whole.channels()[0], 1000, 1500));
    }
  }
}

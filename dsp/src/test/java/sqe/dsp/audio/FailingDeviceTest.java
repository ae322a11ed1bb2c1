package sqe.dsp.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.testing.FailingChannel;
import sqe.testing.SharedFolder;

/** A device that fails is not a file that is damaged, and no sample is made up. */
class FailingDeviceTest {

  private static final int STEPS = 60;

  private static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(SharedFolder.project(name));
  }

  /**
   * Some bytes are read twice: the header, and of FLAC all, once to find and check the frames and
   * once to decode them.
   *
   * @param passes after how many lengths of the file all has been read
   */
  @ParameterizedTest
  @CsvSource({"testdata/clean/s03_de.wav,1", "testdata/audio/stereo_48k_24bit.flac,2"})
  void whereverItFailsTheReasonIsTheDevices(String name, int passes) throws IOException {
    byte[] file = bytes(name);
    for (int step = 0; step < STEPS; step++) {
      long readable = (long) file.length * passes * step / STEPS;
      FailingChannel channel = new FailingChannel(file, readable);
      assertThatThrownBy(() -> AudioReader.read("a", channel))
          .as("after %s of %s bytes", readable, file.length)
          .isExactlyInstanceOf(IOException.class)
          .hasMessage(FailingChannel.MESSAGE);
    }
    FailingChannel whole = new FailingChannel(file, (passes + 1L) * file.length);
    Recording read = AudioReader.read("a", whole);
    assertThat(read.channels())
        .isDeepEqualTo(AudioReader.read(SharedFolder.project(name)).channels());
  }

  @ParameterizedTest
  @CsvSource({"testdata/clean/s03_de.wav,1", "testdata/audio/stereo_48k_24bit.flac,3"})
  void partsOfAFileFailForTheSameReasonAndTheFileIsClosed(String name, int passes)
      throws IOException {
    byte[] file = bytes(name);
    for (int step = 0; step < STEPS; step++) {
      long readable = (long) file.length * passes * step / STEPS;
      FailingChannel channel = new FailingChannel(file, readable);
      assertThatThrownBy(
              () -> {
                try (AudioWindows windows = AudioWindows.open("a", channel)) {
                  windows.read(0, (int) windows.length());
                }
              })
          .as("after %s of %s bytes", readable, file.length)
          .isExactlyInstanceOf(IOException.class)
          .hasMessage(FailingChannel.MESSAGE);
      assertThat(channel.isOpen()).isFalse();
    }
  }
}

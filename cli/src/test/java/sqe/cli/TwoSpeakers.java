package sqe.cli;

import java.nio.file.Path;
import java.util.Arrays;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.WavWriter;
import sqe.testing.SharedFolder;

/** Sentences of the test data as channels of one file. */
final class TwoSpeakers {

  private TwoSpeakers() {}

  /**
   * Writes such a file.
   *
   * @param from the folder of the test data
   * @param sentences one a channel, all cut to the shortest
   */
  static Path write(Path file, String from, String... sentences) throws Exception {
    double[][] channels = new double[sentences.length][];
    for (int i = 0; i < sentences.length; i++) {
      Path sentence = SharedFolder.project("testdata/%s/%s.wav".formatted(from, sentences[i]));
      channels[i] = AudioReader.read(sentence).channel(0).samples();
    }
    int length = Arrays.stream(channels).mapToInt(channel -> channel.length).min().orElseThrow();
    WavWriter.writeFloat32(
        file,
        Arrays.stream(channels)
            .map(channel -> Arrays.copyOf(channel, length))
            .toArray(double[][]::new),
        16000);
    return file;
  }
}

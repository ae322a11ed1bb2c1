package sqe.audit.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import sqe.dsp.audio.AudioReader;
import sqe.dsp.audio.Recording;
import sqe.testing.SharedFolder;

/** A recording to plant defects in. */
record Speech(String name, int rate, double[] samples) {

  /** Six synthetic sentences. */
  static List<Speech> synthetic() throws IOException {
    return in(SharedFolder.project("testdata/clean"));
  }

  /** Thirty-two recordings of people at 8 to 48 kHz; the test is skipped where they are missing. */
  static List<Speech> real() throws IOException {
    return in(SharedFolder.require("reference/dev/clean"));
  }

  /**
   * Every third of them, at all rates: enough to see that a check still works. All are planted with
   * {@code -Pcalibration}.
   */
  static List<Speech> some() throws IOException {
    return everyNth(real(), 3);
  }

  /** The first of a list, and those a number of places apart from there on. */
  static List<Speech> everyNth(List<Speech> speech, int step) {
    return IntStream.range(0, speech.size())
        .filter(i -> i % step == 0)
        .mapToObj(speech::get)
        .toList();
  }

  /** All of a folder, by name. */
  static List<Speech> in(Path folder) throws IOException {
    List<Speech> speech = new ArrayList<>();
    try (var list = Files.list(folder)) {
      for (Path file : list.filter(p -> p.toString().endsWith(".wav")).sorted().toList()) {
        Recording recording = AudioReader.read(file);
        String name = file.getFileName().toString();
        speech.add(new Speech(name, recording.sampleRate(), recording.channels()[0]));
      }
    }
    return speech;
  }

  /** Another one of the same rate, the next in order. */
  Speech next(List<Speech> speech) {
    int from = speech.indexOf(this);
    for (int step = 1; step < speech.size(); step++) {
      Speech other = speech.get((from + step) % speech.size());
      if (other.rate() == rate) {
        return other;
      }
    }
    throw new AssertionError("no other recording has the rate of " + name);
  }
}

package sqe.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import sqe.dsp.audio.Recording;

/** The platform's reader of WAV, which must find the samples that ours finds. */
final class OtherWavReader {

  private static final int BITS = 16;
  private static final double FULL_SCALE = 32768;

  private OtherWavReader() {}

  /** Compares files of 16 bits that both accept, as far as both read. */
  static void requireAgreement(Path file, Recording ours) throws IOException {
    byte[] theirs;
    int channels;
    try (AudioInputStream stream = AudioSystem.getAudioInputStream(file.toFile())) {
      AudioFormat format = stream.getFormat();
      channels = format.getChannels();
      if (format.getSampleSizeInBits() != BITS
          || format.isBigEndian()
          || !format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED)
          || format.getFrameSize() != 2 * channels) {
        return;
      }
      theirs = stream.readAllBytes();
    } catch (UnsupportedAudioFileException | IOException | RuntimeException e) {
      return; // it refuses the file, in whatever manner
    }
    if (channels != ours.channels().length) {
      throw new AssertionError(channels + " channels, ours has " + ours.channels().length);
    }
    int frames = Math.min(ours.length(), theirs.length / 2 / channels);
    for (int i = 0; i < frames * channels; i++) {
      int sample = (theirs[2 * i + 1] << 8) | Byte.toUnsignedInt(theirs[2 * i]);
      if (ours.channels()[i % channels][i / channels] != sample / FULL_SCALE) {
        throw new AssertionError("sample " + i + " is " + sample);
      }
    }
  }
}

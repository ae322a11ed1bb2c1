package sqe.dsp.audio;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads an audio file, whatever its name: WAVE (PCM of 8, 16, 24 and 32 bits, float of 32 and 64,
 * A-law and µ-law, also as EXTENSIBLE, in RIFF, RIFX, RF64 or BW64) and FLAC (4 to 24 bits). ID3v2
 * tags before either are stepped over. Any other content is refused by its name.
 */
public final class AudioReader {

  private static final Set<String> WAVE_CONTAINERS = Set.of("RIFF", "RIFX", "RF64", "BW64");
  private static final Set<String> WAVE_EXTENSIONS = Set.of("wav", "wave");
  private static final Set<String> FLAC_EXTENSIONS = Set.of("flac");
  private static final int SHORTEST = 12;

  private AudioReader() {}

  /**
   * Decodes a whole file.
   *
   * @param file a regular file, or a link to one
   * @return all channels, with warnings about oddities that do no harm
   * @throws AudioFormatException where the content cannot be trusted or is no audio; the message
   *     does not name the file
   * @throws IOException where the file cannot be read
   */
  public static Recording read(Path file) throws IOException {
    try (FileChannel channel = open(file)) {
      return read(nameOf(file), channel);
    }
  }

  /**
   * Decodes the whole content of a channel, such as one of a distributed file system.
   *
   * @param name of the file, which tells whether its extension fits its content
   * @param channel read at any position, in large pieces from front to back; left open
   * @throws AudioFormatException as {@link #read(Path)}
   * @throws IOException where the channel cannot be read
   */
  public static Recording read(String name, SeekableByteChannel channel) throws IOException {
    Opened opened = opened(name, new ByteSource(channel));
    SampleSource samples = opened.samples();
    return new Recording(
        samples.all(), samples.sampleRate(), opened.warnings(), samples.sizeInDoubt());
  }

  static String nameOf(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }

  /**
   * A file whose samples can be read.
   *
   * @param warnings about oddities that do no harm
   */
  record Opened(SampleSource samples, List<String> warnings) {}

  /** Opens what can be an audio file. */
  static FileChannel open(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw new AudioFormatException("is a directory, not an audio file");
    }
    if (!attributes.isRegularFile()) {
      throw new AudioFormatException("is a device, pipe or socket, not a file; save it to one");
    }
    return FileChannel.open(file, StandardOpenOption.READ);
  }

  /** Finds the samples of an open file, by what it holds. */
  static Opened opened(String name, ByteSource source) throws IOException {
    if (source.size() == 0) {
      throw new AudioFormatException("the file is empty; write or copy it again");
    }
    if (source.size() < SHORTEST) {
      throw AudioFormatException.at(
          source.size(),
          "the file ends inside its first header",
          "the file was cut: copy or write it again");
    }
    long tags = Id3Tag.end(source);
    // So little behind a tag that it cannot be audio: the tag is what describes the file.
    long start = source.size() - tags < SHORTEST ? 0 : tags;
    var head =
        source.bytes(
            start,
            (int) Math.min(source.size() - start, ContentSniffer.HEAD),
            ByteOrder.LITTLE_ENDIAN);
    String container = ChunkName.of(head, 0);
    if (container.equals("fLaC")) {
      return checked(name, "FLAC", WAVE_EXTENSIONS, start, FlacReader.open(source, start));
    }
    if (WAVE_CONTAINERS.contains(container) && ChunkName.of(head, 8).equals("WAVE")) {
      return checked(name, "WAVE", FLAC_EXTENSIONS, start, WavReader.open(source, start));
    }
    throw AudioFormatException.at(
        0,
        "the file is "
            + ContentSniffer.describe(head)
            + (start > 0 ? " behind an ID3 tag of " + start + " bytes" : ""),
        "WAVE or FLAC is needed: convert it");
  }

  /**
   * A wrong extension and a tag before the content are no errors, for the content decides; but
   * somebody should know.
   */
  private static Opened checked(
      String file, String kind, Set<String> wrongExtensions, long start, SampleSource samples) {
    String name = file.toLowerCase(Locale.ROOT);
    String extension = name.substring(name.lastIndexOf('.') + 1);
    List<String> warnings = new ArrayList<>(samples.warnings());
    if (start > 0) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "at byte 0: an ID3 tag of %d bytes, which %s has no place for; ignored",
              start,
              kind));
    }
    if (wrongExtensions.contains(extension)) {
      warnings.add("is " + kind + " although named ." + extension);
    }
    return new Opened(samples, warnings);
  }
}

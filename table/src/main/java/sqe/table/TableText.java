package sqe.table;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The text of a file, UTF-8 without its byte order mark, and a look at how it begins. It is read
 * once and from front to back, so that a pipe will do.
 */
final class TableText implements Closeable {

  private static final int LOOK = 256;

  private final BufferedReader reader;
  private final String beginning;

  private TableText(BufferedReader reader) throws IOException {
    this.reader = reader;
    reader.mark(LOOK);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    this.beginning = look();
  }

  /** Opens a file; bytes that are not UTF-8 are an error. */
  static TableText open(Path file) throws IOException {
    return open(file, CodingErrorAction.REPORT);
  }

  /** Opens a file that may be cut inside of a character. */
  static TableText openDamaged(Path file) throws IOException {
    return open(file, CodingErrorAction.REPLACE);
  }

  /** Bytes of a file; those that are not UTF-8 are an error. */
  static TableText of(byte[] bytes) throws IOException {
    return of(new ByteArrayInputStream(bytes));
  }

  /** The rest of a stream, which is closed with the text; bytes that are not UTF-8 are an error. */
  static TableText of(InputStream stream) throws IOException {
    return of(stream, CodingErrorAction.REPORT);
  }

  private static TableText open(Path file, CodingErrorAction onError) throws IOException {
    if (isDevice(file)) {
      throw new IOException("a device or a socket, not a table");
    }
    return of(Files.newInputStream(file), onError);
  }

  private static TableText of(InputStream stream, CodingErrorAction onError) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(onError)
            .onUnmappableCharacter(onError);
    try {
      return new TableText(new BufferedReader(new InputStreamReader(stream, decoder)));
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  /** What is neither a file nor a folder nor a pipe: it may never end. */
  private static boolean isDevice(Path file) throws IOException {
    return Files.exists(file)
        && Files.readAttributes(file, BasicFileAttributes.class).isOther()
        && !Pipes.isPipe(file);
  }

  private String look() throws IOException {
    StringBuilder start = new StringBuilder();
    reader.mark(LOOK);
    for (int i = 0; i < LOOK; i++) {
      int c = reader.read();
      if (c >= 0 && !Character.isWhitespace(c)) {
        start.append((char) c);
      }
    }
    reader.reset();
    return start.toString();
  }

  /** Its first characters, without white space. */
  String beginning() {
    return beginning;
  }

  /** The text, from its start. */
  BufferedReader reader() {
    return reader;
  }

  /** All of the text. */
  String all() throws IOException {
    StringBuilder text = new StringBuilder();
    char[] part = new char[1 << 13];
    for (int length = reader.read(part); length >= 0; length = reader.read(part)) {
      text.append(part, 0, length);
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** Why a file cannot be read, with the line where that can be said. */
  static TableException unreadable(Path file, IOException failure) {
    if (failure instanceof CharacterCodingException && Files.isRegularFile(file)) {
      try {
        return TableException.at(
            file.toString(), lineOfNoText(file), "not UTF-8 text: save the file as UTF-8");
      } catch (IOException e) {
        failure.addSuppressed(e); // the first failure says enough
      }
    }
    return new TableException(file + ": " + IoMessages.describe(failure), failure);
  }

  /** No byte of a character beyond ASCII is a line end. */
  private static int lineOfNoText(Path file) throws IOException {
    int line = 0;
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String bytes = lines.readLine(); bytes != null; bytes = lines.readLine()) {
        line++;
        StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
      }
    } catch (CharacterCodingException e) {
      return line;
    }
    return line;
  }
}

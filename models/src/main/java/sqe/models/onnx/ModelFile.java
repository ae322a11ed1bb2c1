package sqe.models.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import sqe.metrics.Remedy;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;
import sqe.table.Pipes;
import sqe.table.Sha256;

/** Where the bytes of a model are, and which bytes they are. */
public sealed interface ModelFile {

  /** How much of a digest stands in signatures, in hexadecimal digits: 64 bits. */
  int SIGNATURE_DIGITS = 16;

  /** The file's name, for messages and signatures, without folders. */
  String name();

  /** First {@value #SIGNATURE_DIGITS} digits of the SHA-256 of the bytes. */
  String digest();

  /**
   * The bytes.
   *
   * @throws UndefinedScoreException where there is no file
   * @throws IOException when it cannot be read
   */
  byte[] bytes() throws IOException;

  /**
   * A model that lies in sqe's own jar.
   *
   * @param name of the resource, beside the class
   * @param beside the class it lies beside
   * @param digest of the bytes, known beforehand so that a signature opens no file
   */
  record Bundled(String name, Class<?> beside, String digest) implements ModelFile {

    @Override
    public byte[] bytes() throws IOException {
      try (InputStream stream = beside.getResourceAsStream(name)) {
        if (stream == null) {
          throw new IOException("the jar of sqe lacks " + name);
        }
        return stream.readAllBytes();
      }
    }
  }

  /**
   * A model that the user has.
   *
   * @param path of the file
   * @param digest of its bytes when it was named
   */
  record OnDisk(Path path, String digest) implements ModelFile {

    /**
     * A file, whose digest is taken now.
     *
     * @throws IOException when it cannot be read
     */
    public static OnDisk of(Path path) throws IOException {
      Pipes.requireEnd(path);
      return new OnDisk(path, shortened(Files.readAllBytes(path)));
    }

    @Override
    public String name() {
      return String.valueOf(path.getFileName());
    }

    @Override
    public byte[] bytes() throws IOException {
      byte[] bytes = Files.readAllBytes(path);
      if (!shortened(bytes).equals(digest)) {
        throw new IOException("it is not the file any more that it was when sqe started");
      }
      return bytes;
    }
  }

  /**
   * A model that is not here.
   *
   * @param name of the file it would be
   * @param why what to say where it is needed: that it is missing, and where it is to be had
   * @param remedy what would bring it, or null
   */
  record Missing(String name, String why, @Nullable Remedy remedy) implements ModelFile {

    @Override
    public String digest() {
      return "none";
    }

    @Override
    public byte[] bytes() {
      throw new UndefinedScoreException(Reason.NO_MODEL, why, remedy);
    }
  }

  /** The part of a digest that stands in signatures. */
  static String shortened(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.digest().digest(bytes)).substring(0, SIGNATURE_DIGITS);
  }
}

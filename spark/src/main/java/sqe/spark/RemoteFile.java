package sqe.spark;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a file on another file system, such as {@code s3a://bucket/clean/a.wav}, where pairs
 * have paths. A path of this machine would lose a slash of it, and with it the bucket; this one
 * keeps the name as it was typed. It is a name alone: {@link HadoopRecordings} reads what it names.
 */
final class RemoteFile implements Path {

  /** The scheme of files of the machine itself. */
  static final String THIS_MACHINE = "file";

  private static final Pattern NAME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+://[^/]*)(/.*)?");

  private final String root;
  private final Path path;

  private RemoteFile(String root, Path path) {
    this.root = root;
    this.path = path;
  }

  /** Whether a name begins with a scheme, as {@code hdfs://} is one. */
  static boolean isRemote(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * The file of a name.
   *
   * @throws IllegalArgumentException when it has no scheme
   */
  static RemoteFile of(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no scheme: " + name);
    }
    return new RemoteFile(parts.group(1), Path.of(Objects.requireNonNullElse(parts.group(2), "/")));
  }

  /** Where it is on the machine itself, as {@code file:///} says; null where it is elsewhere. */
  @Nullable Path onThisMachine() {
    return root.equals(THIS_MACHINE + "://") ? path : null;
  }

  private RemoteFile at(Path other) {
    return new RemoteFile(root, other);
  }

  private static Path inner(Path other) {
    return other instanceof RemoteFile remote ? remote.path : other;
  }

  @Override
  public FileSystem getFileSystem() {
    throw new UnsupportedOperationException(this + " is read through Hadoop");
  }

  @Override
  public boolean isAbsolute() {
    return true;
  }

  @Override
  public Path getRoot() {
    return at(Path.of("/"));
  }

  @Override
  public Path getFileName() {
    return Objects.requireNonNullElse(path.getFileName(), Path.of(""));
  }

  @Override
  public @Nullable Path getParent() {
    Path parent = path.getParent();
    return parent == null ? null : at(parent);
  }

  @Override
  public int getNameCount() {
    return path.getNameCount();
  }

  @Override
  public Path getName(int index) {
    return path.getName(index);
  }

  @Override
  public Path subpath(int beginIndex, int endIndex) {
    return path.subpath(beginIndex, endIndex);
  }

  @Override
  public boolean startsWith(Path other) {
    return other instanceof RemoteFile remote
        && remote.root.equals(root)
        && path.startsWith(remote.path);
  }

  @Override
  public boolean endsWith(Path other) {
    return other instanceof RemoteFile remote ? equals(remote) : path.endsWith(other);
  }

  @Override
  public Path normalize() {
    return at(path.normalize());
  }

  /** A name with a scheme is itself; an absolute path is one of the same file system. */
  @Override
  public Path resolve(Path other) {
    return other instanceof RemoteFile ? other : at(path.resolve(other));
  }

  @Override
  public Path relativize(Path other) {
    return path.relativize(inner(other));
  }

  @Override
  public URI toUri() {
    return new org.apache.hadoop.fs.Path(toString()).toUri();
  }

  @Override
  public Path toAbsolutePath() {
    return this;
  }

  @Override
  public Path toRealPath(LinkOption... options) {
    return normalize();
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException(this + " is not watched");
  }

  @Override
  public int compareTo(Path other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RemoteFile remote && remote.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return root + path;
  }
}

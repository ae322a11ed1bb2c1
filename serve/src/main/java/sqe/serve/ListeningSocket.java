package sqe.serve;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A Unix-domain socket that only its owner can connect to. It is made in a folder that nobody else
 * can enter, and moved to its name once its own mode says the same: there is no moment at which
 * another user could connect. For use by several threads.
 */
final class ListeningSocket implements Closeable {

  private final Path file;
  private final ServerSocketChannel channel;

  private ListeningSocket(Path file, ServerSocketChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens a socket. One of that name that a process has left is replaced.
   *
   * @throws IOException when a process listens there, when something else has the name, or when
   *     there can be none
   */
  static ListeningSocket open(Path file) throws IOException {
    requireUnused(file);
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new FileSystemException(file.toString(), null, "its folder does not exist");
    }
    Path own =
        Files.createTempDirectory(
            folder,
            ".s",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path made = own.resolve("s");
    try {
      ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        channel.bind(UnixDomainSocketAddress.of(made));
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      ListeningSocket socket = new ListeningSocket(file, channel);
      Runtime.getRuntime().addShutdownHook(new Thread(socket::remove, "socket"));
      return socket;
    } finally {
      Files.deleteIfExists(made);
      Files.deleteIfExists(own);
    }
  }

  private static void requireUnused(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    BasicFileAttributes found =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!found.isOther()) {
      throw new FileSystemException(file.toString(), null, "is there and is no socket");
    }
    if (isListening(file)) {
      throw new FileSystemException(file.toString(), null, "another process listens there");
    }
  }

  private static boolean isListening(Path file) {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
      return channel.isConnected();
    } catch (IOException e) {
      return false; // left by a process that is gone
    }
  }

  /** Waits for the next peer. */
  SocketChannel accept() throws IOException {
    return channel.accept();
  }

  private void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      return; // a server that comes after replaces it
    }
  }

  /** Ends waiting and removes the socket; whoever closes it as well returns when it is gone. */
  @Override
  public synchronized void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      remove();
    }
  }
}

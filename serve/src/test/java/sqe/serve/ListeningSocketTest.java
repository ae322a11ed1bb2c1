package sqe.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListeningSocketTest {

  @TempDir Path folder;

  private static void send(SocketChannel channel, String line) throws IOException {
    channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  private static BufferedReader reader(SocketChannel channel) {
    return new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
  }

  @Test
  void servesSeveralPeersOfOneUserUntilOneAsksForTheEnd() throws Exception {
    Path file = folder.resolve("s");
    CountDownLatch ready = new CountDownLatch(1);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread serving =
        new Thread(
            () -> {
              try {
                new Server(Conversation.CATALOG, 1).listen(file, ready::countDown);
              } catch (IOException e) {
                failure.set(e);
              }
            });
    serving.start();
    ready.await();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder.toFile().list()).containsExactly("s");
    assertThatThrownBy(() -> ListeningSocket.open(file)).hasMessageContaining("listens there");
    try (SocketChannel one = SocketChannel.open(UnixDomainSocketAddress.of(file));
        SocketChannel other = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
      BufferedReader ofOne = reader(one);
      BufferedReader ofOther = reader(other);
      assertThat(ofOne.readLine()).contains("\"protocol\":1");
      assertThat(ofOther.readLine()).contains("\"protocol\":1");
      // the same id twice is nobody's mistake: ids are of a connection
      send(one, "{\"id\": 1, \"method\": \"metrics\", \"params\": {\"metrics\": \"snr\"}}");
      send(other, "{\"id\": 1, \"method\": \"metrics\", \"params\": {\"metrics\": \"stoi\"}}");
      assertThat(ofOther.readLine()).contains("\"id\":\"stoi\"");
      assertThat(ofOne.readLine()).contains("\"id\":\"snr\"");
      send(one, "{\"id\": 2, \"method\": \"shutdown\"}");
      assertThat(ofOne.readLine()).isEqualTo("{\"id\":2,\"result\":{}}");
      serving.join(20_000);
      assertThat(ofOther.readLine()).isNull();
    }
    assertThat(serving.isAlive()).isFalse();
    assertThat(failure.get()).isNull();
    assertThat(file).doesNotExist();
  }

  @Test
  void replacesASocketThatIsLeftAndNothingElse() throws IOException {
    Path left = folder.resolve("left");
    try (var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.bind(UnixDomainSocketAddress.of(left));
    }
    assertThat(left).exists();
    try (ListeningSocket socket = ListeningSocket.open(left)) {
      assertThat(socket).isNotNull();
    }
    Path data = Files.writeString(folder.resolve("data.csv"), "id\n");
    assertThatThrownBy(() -> ListeningSocket.open(data)).hasMessageContaining("is no socket");
    assertThat(data).hasContent("id\n");
    assertThatThrownBy(() -> ListeningSocket.open(folder.resolve("no/s")))
        .hasMessageContaining("its folder does not exist");
  }
}

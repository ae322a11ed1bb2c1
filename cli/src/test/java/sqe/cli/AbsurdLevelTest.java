package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples near the largest double are told in few digits. */
class AbsurdLevelTest {

  @TempDir private Path folder = Path.of("");

  private static byte[] wave(double sample) {
    int samples = 8000;
    ByteBuffer bytes = ByteBuffer.allocate(44 + 8 * samples).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 8 * samples);
    bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    bytes.putShort((short) 3).putShort((short) 1).putInt(8000).putInt(64000);
    bytes.putShort((short) 8).putShort((short) 64);
    bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(8 * samples);
    for (int i = 0; i < samples; i++) {
      bytes.putDouble(sample);
    }
    return bytes.array();
  }

  @Test
  void aLevelBeyondAllMeasureIsOneFindingInAFewDigits() throws IOException {
    Files.write(folder.resolve("a.wav"), wave(1.7e308));
    StringWriter out = new StringWriter();
    Sqe.commandLine(new PrintWriter(out, true), new PrintWriter(out, true))
        .execute("audit", folder.toString(), "-v");
    assertThat(out.toString())
        .contains("absurd level: samples up to 1.70e+308 times full scale")
        .doesNotContain("Infinity")
        .doesNotContainPattern("[0-9]{30}");
  }
}

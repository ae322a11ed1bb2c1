package sqe.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A network of a user, which gives {@code my_mos}. */
public final class OwnModel {

  /**
   * Mean magnitude of {@code samples} [N] as {@code score}; TinyModel of the module models wrote
   * it.
   */
  private static final String NETWORK =
      "CAg6nQEKGQoHc2FtcGxlcxIJbWFnbml0dWRlIgNBYnMKHQoJbWFnbml0dWRlEgRtZWFuIgpSZWR1Y2VNZWFuChoKBG1l"
          + "YW4KBmZhY3RvchIFc2NvcmUiA011bBIEdGlueSoSCAEQAUIGZmFjdG9ySgQAAIA/WhYKB3NhbXBsZXMSCwoJ"
          + "CAESBQoDEgFOYhMKBXNjb3JlEgoKCAgBEgQKAggBQgQKABAN";

  private OwnModel() {}

  /** Writes network and description into a folder; gives the description. */
  public static Path in(Path folder) throws IOException {
    Files.write(folder.resolve("tiny.onnx"), Base64.getDecoder().decode(NETWORK));
    return Files.writeString(
        folder.resolve("my.yaml"),
        """
        model: tiny.onnx
        input: samples
        sample_rate: 16000
        layout: [N]
        outputs:
          - id: my_mos
            output: score
            name: My opinion
            unit: MOS
            range: [0, 5]
            better: higher
        """);
  }
}

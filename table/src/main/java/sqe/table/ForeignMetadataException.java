package sqe.table;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What stands beside a table of an earlier run is not what a run writes there, so its rows cannot
 * be taken over.
 */
public final class ForeignMetadataException extends IOException {

  private static final long serialVersionUID = 1L;

  ForeignMetadataException(Path file, Throwable cause) {
    super(file + " is not what sqe writes there: remove it, or start anew", cause);
  }
}

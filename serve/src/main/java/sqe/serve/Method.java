package sqe.serve;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request can ask for. Immutable, for use by several threads. */
interface Method {

  /**
   * Answers a request.
   *
   * @param call asked whether to go on, and told how far it is
   * @throws RequestException when it cannot be answered
   */
  Map<String, @Nullable Object> answer(Params params, Call call) throws RequestException;

  /** Whether a request takes all threads for long: it waits until the one before it is done. */
  default boolean isLong(Params params) {
    return false;
  }
}

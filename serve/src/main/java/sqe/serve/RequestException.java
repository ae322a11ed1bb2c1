package sqe.serve;

import java.util.Locale;

/** A request cannot be answered; the message says why, to whoever wrote the request. */
final class RequestException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Kinds of errors, as a reply names them. */
  enum Code {
    /** The line is no JSON object, or too long. */
    PARSE,
    /** There is no such method, or the id is missing or in use. */
    REQUEST,
    /** A parameter is missing, unknown or of another kind. */
    PARAMS,
    /** What was asked cannot be done: a file that cannot be read, tables that do not compare. */
    FAILED,
    /** A loss has no value for these signals. */
    UNDEFINED,
    /** The peer has cancelled the request. */
    CANCELLED,
    /** Not enough memory. */
    MEMORY,
    /** A defect of sqe. */
    INTERNAL;

    /** As it stands in a reply. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Code code;

  RequestException(Code code, String message) {
    super(message);
    this.code = code;
  }

  RequestException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** A parameter is wrong. */
  static RequestException params(String message) {
    return new RequestException(Code.PARAMS, message);
  }

  Code code() {
    return code;
  }
}

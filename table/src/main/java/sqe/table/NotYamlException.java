package sqe.table;

/** A text is not the one YAML value it should be; the message says where. */
public final class NotYamlException extends Exception {

  private static final long serialVersionUID = 1L;

  NotYamlException(String place, String what) {
    super(place.isEmpty() ? what : place + ": " + what);
  }
}

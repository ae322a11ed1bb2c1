package sqe.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A run of spans. Immutable; neighbours of one style are one span, so that an escaper sees all that
 * will stand together.
 *
 * @param spans none of them empty; no two neighbours of one style
 */
public record Text(List<Span> spans) {

  /** Nothing. */
  public static final Text NONE = new Text(List.of());

  /** Joins neighbours of one style and leaves empty spans out. */
  public Text {
    List<Span> joined = new ArrayList<>();
    for (Span span : spans) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).style() == span.style()) {
        joined.set(last, new Span(span.style(), joined.get(last).text() + span.text()));
      } else if (!span.text().isEmpty()) {
        joined.add(span);
      }
    }
    spans = List.copyOf(joined);
  }

  /** Plain text. */
  public static Text of(String plain) {
    return of(Style.PLAIN, plain);
  }

  /** Text of one style. */
  public static Text of(Style style, String text) {
    return new Text(List.of(new Span(style, text)));
  }

  /** This, and plain text behind it. */
  public Text and(String plain) {
    return and(Style.PLAIN, plain);
  }

  /** This, and text of a style behind it. */
  public Text and(Style style, String text) {
    return and(of(style, text));
  }

  /** This, and another behind it. */
  public Text and(Text other) {
    List<Span> both = new ArrayList<>(spans);
    both.addAll(other.spans);
    return new Text(both);
  }

  /** Whether it says nothing. */
  public boolean isEmpty() {
    return spans.isEmpty();
  }

  /** What it says, without styles and not escaped. */
  public String plain() {
    return spans.stream().map(Span::text).collect(Collectors.joining());
  }
}

package sqe.scoring.naming;

/**
 * A text that may be looked at so many times: what a regular expression takes can grow with two to
 * the power of a name's length. Looks are counted, not seconds, so that the answer is the same on
 * every machine.
 */
final class BoundedText implements CharSequence {

  private static final int MOST_LOOKS = 10_000_000;

  private final String pattern;
  private final String text;
  private int looks;

  BoundedText(String pattern, String text) {
    this.pattern = pattern;
    this.text = text;
  }

  @Override
  public char charAt(int index) {
    if (++looks > MOST_LOOKS) {
      throw new SlowPatternException(
          ("--match '%s' goes back and forth in '%s' without end: write what repeats only once, as"
                  + " in (a+) for ((a+)+)")
              .formatted(pattern, text));
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}

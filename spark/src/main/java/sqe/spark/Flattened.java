package sqe.spark;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * What comes of some things, one by one: the next is not looked at before all of one is taken. Used
 * by one thread.
 *
 * @param <T> the things
 * @param <R> what comes of them
 */
final class Flattened<T, R> implements Iterator<R> {

  private final Iterator<T> things;
  private final Function<T, List<R>> made;
  private Iterator<R> open = Collections.emptyIterator();

  Flattened(Iterator<T> things, Function<T, List<R>> made) {
    this.things = things;
    this.made = made;
  }

  @Override
  public boolean hasNext() {
    while (!open.hasNext() && things.hasNext()) {
      open = made.apply(things.next()).iterator();
    }
    return open.hasNext();
  }

  @Override
  public R next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return open.next();
  }
}

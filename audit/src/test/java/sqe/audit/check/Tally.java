package sqe.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts what is found of what was planted, and what is found where nothing was. */
final class Tally {

  private final String what;
  private final List<String> missedAtLimit = new ArrayList<>();
  private final List<String> missed = new ArrayList<>();
  private final List<String> alarms = new ArrayList<>();
  private int all;
  private int atLimit;

  Tally(String what) {
    this.what = what;
  }

  /** Planted at least twice as far as the limit. */
  void beyond(String where, boolean found) {
    all++;
    if (!found) {
      missed.add(where);
    }
  }

  /** Planted just beyond the limit, where a measurement error may decide. */
  void atLimit(String where, boolean found) {
    atLimit++;
    if (!found) {
      missedAtLimit.add(where);
    }
  }

  /** Not planted. */
  void sound(String where, boolean found) {
    if (found) {
      alarms.add(where);
    }
  }

  List<String> alarms() {
    return alarms;
  }

  List<String> misses() {
    return missed;
  }

  List<String> missedAtLimit() {
    return missedAtLimit;
  }

  void print() {
    System.out.printf(
        Locale.ROOT,
        "  %-22s beyond: %d of %d; at the limit: %d of %d; without: %s%n",
        what,
        all - missed.size(),
        all,
        atLimit - missedAtLimit.size(),
        atLimit,
        alarms.isEmpty() ? "none" : alarms);
  }

  /** All that was planted beyond twice the limit has been found. */
  void requireAllFound() {
    print();
    assertThat(all).isPositive();
    assertThat(missed).as(what).isEmpty();
  }
}

package sqe.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedTasksTest {

  private static List<Callable<Integer>> tasks(int count) {
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      int number = t;
      tasks.add(
          () -> {
            Thread.sleep((7L * number) % 3);
            return number;
          });
    }
    return tasks;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void resultsComeInTheOrderOfTheTasks(int jobs) throws Exception {
    List<Integer> results = new ArrayList<>();
    new OrderedTasks(jobs, "test").run(tasks(200), results::add);
    assertThat(results).hasSize(200).isSorted();
  }

  @Test
  void onlyABoundedNumberIsAheadOfTheNextResult() throws Exception {
    AtomicInteger begun = new AtomicInteger();
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int t = 0; t < 1000; t++) {
      tasks.add(begun::incrementAndGet);
    }
    int[] taken = {0};
    new OrderedTasks(2, "test")
        .run(
            tasks,
            result -> {
              taken[0]++;
              assertThat(begun.get()).isLessThanOrEqualTo(taken[0] + 2 * 16);
              return true;
            });
    assertThat(taken[0]).isEqualTo(1000);
  }

  @Test
  void aReceiverThatHasEnoughEndsTheRun() throws Exception {
    List<Integer> results = new ArrayList<>();
    new OrderedTasks(2, "test")
        .run(tasks(100), result -> results.add(result) && results.size() < 3);
    assertThat(results).containsExactly(0, 1, 2);
  }

  @Test
  void whatATaskOrAReceiverThrowsComesAsItIs() {
    OrderedTasks pool = new OrderedTasks(2, "test");
    Callable<Integer> broken =
        () -> {
          throw new ArithmeticException("divided by nothing");
        };
    Callable<Integer> checked =
        () -> {
          throw new IOException("gone");
        };
    assertThatThrownBy(() -> pool.run(List.of(broken), result -> true))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> pool.run(List.of(checked), result -> true))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("gone");
    assertThatThrownBy(
            () ->
                pool.run(
                    tasks(1),
                    result -> {
                      throw new IOException("full");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("full");
  }
}

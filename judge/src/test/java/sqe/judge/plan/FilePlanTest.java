package sqe.judge.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sqe.judge.gate.Clustering;

/** A plan promises no power that the gate would not give. */
class FilePlanTest {

  private static FilePlan plan(double margin, double clusterSize, double alpha) {
    return FilePlan.of(new Spread(0.8, 0.1, clusterSize), new FilePlan.Target(margin, alpha, 0.8));
  }

  /** Fewer the gate takes as independent files. */
  @Test
  void clustersAreNeverFewerThanTheGateTests() {
    FilePlan plan = plan(2, 20, 0.05);
    assertThat(plan.clusters()).isEqualTo(Clustering.FEWEST);
    assertThat(plan.files()).isEqualTo(120);
    assertThat(plan.note())
        .isEqualTo("2 clusters would show it, the gate tests clusters from 6 on");
    assertThat(plan(0.2, 20, 0.05).note()).isEmpty();
  }

  /** Six clusters have 64 patterns of signs: no p below 1/64. */
  @Test
  void clustersAreEnoughForTheSmallestPAndForTheFewestFiles() {
    assertThat(plan(8, 20, 0.01).clusters()).isEqualTo(7);
    assertThat(plan(8, 1.25, 0.05).files()).isEqualTo(10);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Simulates a stage on a clock of its own: a run of n tasks lasts fixed + each · n. */
class BatchingTest {

  private static final int MOST = 16;

  @Test
  void idleStage_waitsForNobody() {
    Simulation idle = new Simulation(10, 2).run(2_000, 100);
    assertThat(idle.meanBatch()).isLessThan(1.3);
    assertThat(idle.waited).isLessThan(0.02 * idle.time);
  }

  @Test
  void busyStage_fillsItsBatches() {
    Simulation busy = new Simulation(10, 2).run(4_000, 2.7);
    assertThat(busy.meanBatch()).isGreaterThan(0.9 * MOST);
  }

  @Test
  void stageWithinItsCapacity_keepsUp_withFewerRunsThanTasks() {
    Simulation steady = new Simulation(10, 2).run(4_000, 5);
    assertThat(steady.meanBatch()).isGreaterThan(3);
    assertThat(steady.meanDelay()).isLessThan(3 * (10 + 2 * MOST));
  }

  @Test
  void modelThatGainsNothingFromBatches_runsSmallOnes_atTheSamePace() {
    Simulation even = new Simulation(0.2, 10).run(4_000, 9);
    assertThat(even.batching.size()).isLessThanOrEqualTo(2);
    assertThat(even.time).isLessThan(1.1 * 4_000 * 10.2);
  }

  @Test
  void size_followsAModelThatGotAnotherCost() {
    Simulation stage = new Simulation(0.2, 10).run(4_000, 9);
    stage.fixed = 20;
    stage.each = 2;
    stage.run(8_000, 3);
    assertThat(stage.batching.size()).isEqualTo(MOST);
  }

  @Test
  void unknownModel_takesWhatIsThere_andWaitsForNothing() {
    Batching batching = new Batching(MOST);
    batching.ran(3, 5);
    batching.ran(3, 6);
    assertThat(batching.size()).isEqualTo(MOST);
    assertThat(batching.window(1)).isZero();
  }

  /** Times in milliseconds; tasks come by chance, so far apart on average. */
  private static final class Simulation {

    private final Batching batching = new Batching(MOST);
    private final Random random = new Random(7);
    private double fixed;
    private double each;
    private double time;
    private double waited;
    private double delays;
    private int tasks;
    private int runs;

    Simulation(double fixed, double each) {
      this.fixed = fixed;
      this.each = each;
    }

    Simulation run(int count, double apart) {
      double[] arrivals = new double[count];
      double at = time;
      for (int task = 0; task < count; task++) {
        at += -apart * Math.log(1 - random.nextDouble());
        arrivals[task] = at;
      }
      int known = 0;
      for (int next = 0; next < count; ) {
        boolean idle = arrivals[next] > time;
        time = Math.max(time, arrivals[next]);
        known = tell(arrivals, known);
        if (!idle) {
          known = awaitMore(arrivals, next, known);
        }
        int batch = Math.min(known - next, batching.size());
        next = work(arrivals, next, batch);
      }
      return this;
    }

    private int tell(double[] arrivals, int known) {
      int told = known;
      while (told < arrivals.length && arrivals[told] <= time) {
        batching.arrived(1, (long) (arrivals[told++] * 1e6));
      }
      return told;
    }

    private int awaitMore(double[] arrivals, int next, int known) {
      int told = known;
      double end = time + batching.window(known - next) * 1e-6;
      while (time < end && told - next < batching.size()) {
        double until = told < arrivals.length ? Math.min(end, arrivals[told]) : end;
        waited += until - time;
        time = until;
        told = tell(arrivals, told);
      }
      return told;
    }

    private int work(double[] arrivals, int next, int batch) {
      double lasting = fixed + each * batch;
      time += lasting;
      batching.ran(batch, (long) (lasting * 1e6));
      for (int task = next; task < next + batch; task++) {
        delays += time - arrivals[task];
      }
      tasks += batch;
      runs++;
      return next + batch;
    }

    double meanBatch() {
      return (double) tasks / runs;
    }

    double meanDelay() {
      return delays / tasks;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.local.launcher.chaos.Trouble.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TroubleTest {

  @Test
  void plan_hasExactlySoManyKills_andEveryOtherKind() {
    for (int kills : List.of(1, 10, 37)) {
      List<Trouble> plan = Trouble.plan(TroubleCounts.besides(kills), new Random(kills));
      assertThat(plan).filteredOn(trouble -> trouble.kind() == Kind.KILL).hasSize(kills);
      assertThat(plan).extracting(Trouble::kind).containsAll(Arrays.asList(Kind.values()));
    }
  }

  @Test
  void plan_hasWhatIsAskedFor_andKillsEveryService() {
    List<Trouble> plan = Trouble.plan(new TroubleCounts(10, 20, 0, 5, 0, 100), new Random(1));
    assertThat(plan)
        .hasSize(135)
        .filteredOn(trouble -> trouble.kind() == Kind.KILL)
        .extracting(Trouble::service)
        .containsAll(Trouble.SERVICES);
  }

  @Test
  void plan_isTheSameForTheSameSeed() {
    TroubleCounts counts = TroubleCounts.besides(20);
    assertThat(Trouble.plan(counts, new Random(3))).isEqualTo(Trouble.plan(counts, new Random(3)));
  }
}

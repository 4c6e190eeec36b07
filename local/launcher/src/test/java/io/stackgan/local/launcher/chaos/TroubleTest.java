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
      List<Trouble> plan = Trouble.plan(kills, new Random(kills));
      assertThat(plan).filteredOn(trouble -> trouble.kind() == Kind.KILL).hasSize(kills);
      assertThat(plan).extracting(Trouble::kind).containsAll(Arrays.asList(Kind.values()));
    }
  }

  @Test
  void plan_isTheSameForTheSameSeed() {
    assertThat(Trouble.plan(20, new Random(3))).isEqualTo(Trouble.plan(20, new Random(3)));
  }
}

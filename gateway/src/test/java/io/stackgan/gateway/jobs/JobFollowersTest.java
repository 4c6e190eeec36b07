// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JobFollowersTest {

  private final JobFollowers followers = new JobFollowers();

  @Test
  void follower_isToldAtOnce_andOfEveryChangeOfThatJobAlone() {
    AssertSubscriber<String> follower = follow(Long.MAX_VALUE);
    followers.tell("j");
    followers.tell("another");
    assertThat(follower.getItems()).isEqualTo(List.of("j", "j"));
  }

  /** It looks at the job only once it is among the followers. */
  @Test
  void changeWhileSomebodyBeginsToFollow_isNotMissed() {
    AtomicInteger state = new AtomicInteger();
    AtomicInteger seen = new AtomicInteger(-1);
    followers.follow("j").subscribe().with(id -> seen.set(state.get()));
    state.set(1);
    followers.tell("j");
    assertThat(seen).hasValue(1);
  }

  @Test
  void slowFollower_isToldOnceOfAllThatHasChanged() {
    AssertSubscriber<String> follower = follow(1);
    for (int i = 0; i < 1000; i++) {
      followers.tell("j");
    }
    follower.request(Long.MAX_VALUE);
    assertThat(follower.getItems()).hasSize(2);
  }

  @Test
  void nothingIsKeptOfFollowersThatHaveGone() {
    AssertSubscriber<String> one = follow(1);
    AssertSubscriber<String> other = follow(1);
    one.cancel();
    assertThat(followers.jobs()).isEqualTo(1);
    other.cancel();
    assertThat(followers.jobs()).isZero();
  }

  private AssertSubscriber<String> follow(long requested) {
    return followers.follow("j").subscribe().withSubscriber(AssertSubscriber.create(requested));
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InboxTest {

  private final Inbox<String> inbox = new Inbox<>(item -> item.startsWith("bulk"));

  @Test
  void interactiveItem_overtakesABacklogOfBulk() throws InterruptedException {
    inbox.put(numbered("bulk", 500));
    inbox.take(new Batching(16));
    inbox.put(List.of("mine"));

    assertThat(inbox.take(new Batching(16))).contains("mine").hasSize(16);
  }

  @Test
  void bulk_getsOneInEight_whileInteractiveItemsKeepComing() throws InterruptedException {
    inbox.put(numbered("bulk", 100));
    inbox.put(numbered("mine", 700));
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      taken.addAll(inbox.take(new Batching(i % 4 + 1)));
    }

    for (int start = 0; start + 8 <= taken.size(); start += 8) {
      assertThat(taken.subList(start, start + 8))
          .filteredOn(item -> item.startsWith("bulk"))
          .hasSize(1);
    }
  }

  @Test
  void itemsOfOnePriority_keepTheirOrder_andThoseThatArePutBackComeFirst()
      throws InterruptedException {
    inbox.put(List.of("3", "bulk 3", "4"));
    inbox.putBack(List.of("1", "bulk 1", "2", "bulk 2"));

    assertThat(inbox.take(new Batching(10)))
        .containsExactly("1", "2", "3", "4", "bulk 1", "bulk 2", "bulk 3");
  }

  private static List<String> numbered(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> name + " " + i).toList();
  }
}

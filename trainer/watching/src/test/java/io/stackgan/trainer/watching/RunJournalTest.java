// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.watching;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.contracts.TrainingEvent;
import io.stackgan.contracts.TrainingEvent.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunJournalTest {

  private final List<TrainingEvent> passedOn = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void events_areNumbered_alsoWhenTheRunIsResumed() throws IOException {
    open().add(Type.STARTED, event -> event);
    // What a killed process leaves.
    Files.writeString(RunJournal.file(folder), "{\"run\":\"bi", StandardOpenOption.APPEND);
    assertThat(RunJournal.read(folder, 0)).hasSize(1);
    open().add(Type.STOPPED, event -> event);
    assertThat(RunJournal.read(folder, 0)).isEqualTo(passedOn);
    assertThat(RunJournal.read(folder, 1))
        .extracting(TrainingEvent::sequence, TrainingEvent::type)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(2L, Type.STOPPED));
  }

  @Test
  void folderWithoutJournal_hasNoEvents() {
    assertThat(RunJournal.read(folder, 0)).isEmpty();
  }

  private RunJournal open() {
    return RunJournal.open(folder, "birds", passedOn::add);
  }
}

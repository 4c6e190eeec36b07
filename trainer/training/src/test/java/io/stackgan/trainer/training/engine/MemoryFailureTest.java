// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class MemoryFailureTest {

  @Test
  void engineWithoutMemory_isTold() {
    assertThatThrownBy(() -> MemoryFailure.told(() -> torch.zeros(1L << 50)))
        .isInstanceOf(TrainingException.class)
        .hasMessageStartingWith("Memory ran out (")
        .hasMessageContaining("--resume");
  }

  @Test
  void heapWithoutMemory_isTold() {
    assertThatThrownBy(() -> MemoryFailure.told(() -> new long[Integer.MAX_VALUE]))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("-Xmx");
  }

  @Test
  void otherFaults_passThrough() {
    IllegalStateException fault = new IllegalStateException("something else");
    assertThatThrownBy(
            () ->
                MemoryFailure.told(
                    () -> {
                      throw fault;
                    }))
        .isSameAs(fault);
    assertThat(MemoryFailure.isOne(new IllegalStateException())).isFalse();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

  private final ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());

  @Test
  void process_isRunning() {
    assertThat(self.isRunning()).isTrue();
  }

  @Test
  void processThatGotTheNumberLater_isNotTheOne() {
    ProcessIdentity earlier = new ProcessIdentity(self.pid(), self.startedAtMillis() - 60_000);
    assertThat(earlier.isRunning()).isFalse();
  }

  @Test
  void endedProcess_isNotRunning() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();
    ProcessIdentity identity = ProcessIdentity.of(process.toHandle());
    assertThat(identity.isRunning()).isTrue();
    process.destroyForcibly().waitFor();
    assertThat(identity.isRunning()).isFalse();
  }
}

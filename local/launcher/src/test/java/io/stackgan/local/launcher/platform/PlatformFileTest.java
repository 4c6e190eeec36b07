// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformFileTest {

  @TempDir Path folder;

  @Test
  void state_isReadAsWritten() {
    PlatformState state =
        new PlatformState(
            new PlatformPorts(8080, 9092, 9000, Map.of("stage1-service", 4711)),
            new ProcessIdentity(1, 2),
            List.of(
                new ServiceState("gateway", 8080, new ProcessIdentity(3, 4), 0, null),
                new ServiceState("kafka", 9092, null, 2, 137)));
    PlatformFile file = new PlatformFile(folder.resolve("platform.json"));
    file.write(state);
    assertThat(file.read()).contains(state);
  }

  @Test
  void damagedFile_isNamed() throws IOException {
    Path damaged = Files.writeString(folder.resolve("platform.json"), "{\"ports\":");
    assertThatThrownBy(() -> new PlatformFile(damaged).read())
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("platform.json is damaged");
  }
}

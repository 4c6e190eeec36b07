// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import io.stackgan.local.launcher.platform.DataFolder;
import io.stackgan.local.launcher.platform.ResidentMemory;
import io.stackgan.local.launcher.platform.ServiceState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a platform's services hold of the machine's memory, and whether they stay. */
final class ServiceWatch {

  private final DataFolder folder;

  ServiceWatch(DataFolder folder) {
    this.folder = folder;
  }

  /** Resident, MiB, by service; none of one that does not run. */
  Map<String, Long> memory() {
    Map<String, Long> memory = new TreeMap<>();
    for (ServiceState service : services()) {
      if (service.isRunning()) {
        ResidentMemory.of(service.process()).ifPresent(mib -> memory.put(service.name(), mib));
      }
    }
    return memory;
  }

  /** How often services ended by themselves so far. */
  int restarts() {
    return services().stream().mapToInt(ServiceState::restarts).sum();
  }

  private List<ServiceState> services() {
    return folder.platformFile().read().orElseThrow().services();
  }

  /** {@code before → after}, MiB, by service. */
  static Map<String, String> change(Map<String, Long> before, Map<String, Long> after) {
    Map<String, String> change = new TreeMap<>();
    after.forEach((service, mib) -> change.put(service, before.get(service) + " → " + mib));
    return change;
  }
}

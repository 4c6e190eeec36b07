// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.util.List;

/**
 * A platform that was started: what {@code platform.json} in its data folder holds.
 *
 * @param supervisor the process that started the others and starts them again when they end; null
 *     until it runs
 */
public record PlatformState(
    PlatformPorts ports, ProcessIdentity supervisor, List<ServiceState> services) {

  public PlatformState {
    services = List.copyOf(services);
  }

  public String url() {
    return "http://127.0.0.1:" + ports.gateway();
  }

  public String trainerUrl() {
    return "http://127.0.0.1:" + ports.inner().get(PlatformServices.TRAINER);
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + ports.kafka();
  }

  public String storeEndpoint() {
    return "http://127.0.0.1:" + ports.objectStore();
  }

  public boolean isSupervised() {
    return supervisor != null && supervisor.isRunning();
  }

  public boolean anythingRuns() {
    return isSupervised() || services.stream().anyMatch(ServiceState::isRunning);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The seven processes of a platform on one machine. */
final class PlatformServices {

  static final String KAFKA = "kafka";
  static final String OBJECT_STORE = "object-store";
  static final String GATEWAY = "gateway";

  /** Services behind the gateway by name, with the module that each is built by. */
  static final Map<String, String> INNER =
      Map.of(
          "embedding-service", "embedding-service",
          "stage1-service", "stage1-service",
          "stage2-service", "stage2-service",
          "trainer-service", "trainer/service");

  private final Installation installation;
  private final DataFolder data;
  private final PlatformPorts ports;
  private final Secrets secrets;

  PlatformServices(
      Installation installation, DataFolder data, PlatformPorts ports, Secrets secrets) {
    this.installation = installation;
    this.data = data;
    this.ports = ports;
    this.secrets = secrets;
  }

  /** In the order of their start: what the others need comes first. */
  List<ServiceSpec> all() {
    List<ServiceSpec> services = new ArrayList<>();
    services.add(kafka());
    services.add(objectStore());
    INNER.keySet().stream().sorted().forEach(name -> services.add(inner(name)));
    services.add(quarkus(GATEWAY, GATEWAY, ports.gateway(), 192));
    return services;
  }

  private ServiceSpec kafka() {
    return new ServiceSpec(
        KAFKA,
        ports.kafka(),
        java(
            256,
            List.of(
                "-cp",
                installation.classPath("local/kafka-broker"),
                "io.stackgan.local.broker.BrokerMain",
                data.kafka().toString(),
                String.valueOf(ports.kafka()))),
        Map.of());
  }

  private ServiceSpec objectStore() {
    return new ServiceSpec(
        OBJECT_STORE,
        ports.objectStore(),
        java(
            192,
            List.of(
                "-cp",
                installation.classPath("local/object-store"),
                "io.stackgan.local.objectstore.ObjectStoreMain",
                data.objects().toString(),
                String.valueOf(ports.objectStore()))),
        ClientSettings.of(ports, secrets));
  }

  private ServiceSpec inner(String name) {
    return quarkus(name, INNER.get(name), ports.inner().get(name), 192);
  }

  private ServiceSpec quarkus(String name, String module, int port, int heapMegabytes) {
    Map<String, String> environment = new HashMap<>(ClientSettings.of(ports, secrets));
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    return new ServiceSpec(
        name, port, java(heapMegabytes, installation.quarkusService(module)), environment);
  }

  private List<String> java(int heapMegabytes, List<String> program) {
    List<String> command = new ArrayList<>();
    command.add(Installation.java());
    command.addAll(PlatformProcesses.marks(installation, ports.gateway(), data));
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-Xmx" + heapMegabytes + "m");
    command.addAll(program);
    return command;
  }
}

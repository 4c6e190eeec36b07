// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The seven processes of a platform on one machine. */
final class PlatformServices {

  static final String KAFKA = "kafka";
  static final String OBJECT_STORE = "object-store";

  /** What the other services need from their start to their end. */
  static final Set<String> FOUNDATION = Set.of(KAFKA, OBJECT_STORE);

  private static final String KAFKA_MODULE = "local/kafka-broker";
  private static final String OBJECT_STORE_MODULE = "local/object-store";

  static final String GATEWAY = "gateway";

  static final String TRAINER = "trainer-service";

  /** Heaps, in MiB. The store holds a part of an upload for each request. */
  private static final int KAFKA_HEAP = 256;

  private static final int STORE_HEAP = 192;
  private static final int SERVICE_HEAP = 192;

  /** Services behind the gateway by name, with the module that each is built by. */
  static final Map<String, String> INNER =
      Map.of(
          "embedding-service",
          "embedding-service",
          "stage1-service",
          "stage1-service",
          "stage2-service",
          "stage2-service",
          TRAINER,
          "trainer/service");

  /** All that processes are built by. */
  static final Set<String> MODULES =
      Stream.concat(Stream.of(KAFKA_MODULE, OBJECT_STORE_MODULE, GATEWAY), INNER.values().stream())
          .collect(Collectors.toUnmodifiableSet());

  /**
   * Members of a consumer group, known to it by name: one that was killed takes its place again.
   */
  private static final Set<String> STAGES =
      Set.of("embedding-service", "stage1-service", "stage2-service");

  private static final String TRAINER_DATA_ROOT = "STACKGAN_TRAINER_DATA_ROOT";

  private final Installation installation;
  private final DataFolder data;
  private final PlatformPorts ports;
  private final Secrets secrets;
  private final ClassArchives archives;

  PlatformServices(
      Installation installation,
      DataFolder data,
      PlatformPorts ports,
      Secrets secrets,
      ClassArchives archives) {
    this.archives = archives;
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
    services.add(quarkus(GATEWAY, GATEWAY, ports.gateway()));
    return services;
  }

  private ServiceSpec kafka() {
    return new ServiceSpec(
        KAFKA,
        ports.kafka(),
        java(
            KAFKA_MODULE,
            KAFKA_HEAP,
            List.of(
                "-cp",
                installation.classPath(KAFKA_MODULE),
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
            OBJECT_STORE_MODULE,
            STORE_HEAP,
            List.of(
                "-cp",
                installation.classPath(OBJECT_STORE_MODULE),
                "io.stackgan.local.objectstore.ObjectStoreMain",
                data.objects().toString(),
                String.valueOf(ports.objectStore()))),
        ClientSettings.of(ports, secrets));
  }

  private ServiceSpec inner(String name) {
    return quarkus(name, INNER.get(name), ports.inner().get(name));
  }

  private ServiceSpec quarkus(String name, String module, int port) {
    Map<String, String> environment = new HashMap<>(ClientSettings.of(ports, secrets));
    environment.put("STACKGAN_RELEASES_CACHE", data.cache().toString());
    environment.putAll(data.keys().serviceSettings());
    if (name.equals(TRAINER)) {
      environment.putAll(data.keys().trainerSettings());
      environment.putAll(trainerFolders());
    }
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    List<String> program = new ArrayList<>();
    if (STAGES.contains(name)) {
      environment.put("STACKGAN_INFERENCE_MAPPED_MODELS", data.mappedModels().toString());
      program.add("-Dmp.messaging.incoming.tasks.group.instance.id=" + name);
    }
    program.addAll(installation.quarkusService(module));
    return new ServiceSpec(name, port, java(module, SERVICE_HEAP, program), environment);
  }

  private Map<String, String> trainerFolders() {
    String home = installation.home().toString();
    return Map.of(
        "STACKGAN_TRAINER_COMMAND",
        installation.target("trainer/training").toString(),
        "STACKGAN_TRAINER_RUNS",
        installation.runs().toString(),
        "STACKGAN_TRAINER_STATE",
        data.path().resolve("training-runs").toString(),
        TRAINER_DATA_ROOT,
        System.getenv().getOrDefault(TRAINER_DATA_ROOT, home));
  }

  private List<String> java(String module, int heapMegabytes, List<String> program) {
    List<String> command = new ArrayList<>();
    command.add(Installation.java());
    command.addAll(PlatformProcesses.marks(installation, ports.gateway(), data));
    command.addAll(archives.options(module));
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:CompileThresholdScaling=0.1");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-Djava.io.tmpdir=" + data.temporary());
    command.add("-Xmx" + heapMegabytes + "m");
    command.addAll(program);
    return command;
  }
}

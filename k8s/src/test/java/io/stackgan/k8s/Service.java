// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The programs that images are made of, as the code has them. */
enum Service {
  GATEWAY("gateway", "gateway", "GatewayConfig", "ObjectStoreConfig", "TracingConfig"),
  EMBEDDING("embedding-service", "embedding-service", "EmbeddingConfig"),
  STAGE1("stage1-service", "stage1-service", "Stage1Config"),
  STAGE2("stage2-service", "stage2-service", "Stage2Config"),
  TRAINER("trainer", "trainer/service", "TrainerConfig", "ObjectStoreConfig");

  private final String image;
  private final String module;
  private final String[] mappings;
  private Set<String> environmentVariables;

  Service(String image, String module, String... mappings) {
    this.image = image;
    this.module = module;
    this.mappings = mappings;
  }

  /** Also the folder of its Dockerfile. */
  String image() {
    return image;
  }

  String dockerfile() {
    return image + "/Dockerfile";
  }

  int port() {
    return Integer.parseInt(properties("quarkus.http.port"));
  }

  /** The topic and the group of its tasks; empty where it has none. */
  Optional<String> tasks(String key) {
    return Optional.ofNullable(properties("mp.messaging.incoming.tasks." + key));
  }

  Set<String> environmentVariables() {
    if (environmentVariables == null) {
      environmentVariables = Configuration.of(mappings).environmentVariables();
    }
    return environmentVariables;
  }

  /** The service that an image is of. */
  static Optional<Service> ofImage(String image) {
    String name = image.replaceAll("^stackgan/", "").replaceAll(":.*", "");
    return image.startsWith("stackgan/")
        ? Arrays.stream(values()).filter(service -> service.image.equals(name)).findFirst()
        : Optional.empty();
  }

  static List<Service> stages() {
    return List.of(EMBEDDING, STAGE1, STAGE2);
  }

  private String properties(String key) {
    return Checkout.properties(module + "/src/main/resources/application.properties")
        .getProperty(key);
  }
}

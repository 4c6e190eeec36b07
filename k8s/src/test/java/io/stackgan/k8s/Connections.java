// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The addresses of Kafka and of the store, and the bucket, are those that exist. */
final class Connections implements Check {

  @Override
  public List<String> faults(Manifests manifests) {
    List<String> faults = new ArrayList<>();
    JsonNode data = manifests.require("ConfigMap", "platform").path("data");
    Set<String> brokers = brokers(manifests);
    Set<String> named = new TreeSet<>();
    named.add(data.path("KAFKA_BOOTSTRAP_SERVERS").asText());
    manifests
        .ofKind("ScaledObject")
        .flatMap(scaled -> Yaml.stream(scaled.at("/spec/triggers")))
        .filter(trigger -> trigger.path("type").asText().equals("kafka"))
        .map(trigger -> trigger.at("/metadata/bootstrapServers").asText())
        .forEach(address -> named.add(address.replace(".stackgan.svc", "")));
    named.removeAll(brokers);
    named.forEach(address -> faults.add("No Kafka listens on " + address));
    if (!data.path("STACKGAN_STORE_BUCKET").asText().equals(bucket())) {
      faults.add("The bucket is not " + bucket());
    }
    URI store = URI.create(data.path("STACKGAN_STORE_ENDPOINT").asText());
    if (store.getScheme().equals("http") && !isService(store, manifests)) {
      faults.add("Neither TLS nor a Service: " + store);
    }
    return faults;
  }

  private static Set<String> brokers(Manifests manifests) {
    return manifests
        .ofKind("Kafka")
        .flatMap(
            cluster ->
                Yaml.stream(cluster.at("/spec/kafka/listeners"))
                    .map(
                        listener ->
                            Manifests.name(cluster)
                                + "-kafka-bootstrap:"
                                + listener.path("port").asText()))
        .collect(Collectors.toSet());
  }

  private static boolean isService(URI store, Manifests manifests) {
    return manifests
        .find("Service", store.getHost())
        .filter(service -> service.at("/spec/ports/0/port").asInt() == store.getPort())
        .isPresent();
  }

  /** The bucket's default. */
  static String bucket() {
    return SourceCode.of("ObjectStoreConfig").findAll(MethodDeclaration.class).stream()
        .filter(method -> method.getNameAsString().equals("bucket"))
        .findFirst()
        .flatMap(method -> method.getAnnotationByName("WithDefault"))
        .flatMap(annotation -> annotation.findFirst(StringLiteralExpr.class))
        .orElseThrow()
        .getValue();
  }
}

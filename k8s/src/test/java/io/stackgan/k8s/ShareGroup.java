// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a stage that reads its tasks as a share group needs, by the code. */
final class ShareGroup {

  /** Turned off, it makes a share group of a stage. */
  static final String KEY = "mp.messaging.incoming.tasks.enabled";

  /** Of the group's name, after that of the consumer group. */
  static final String ENDING = "-shared";

  private static final String VARIABLE = "MP_MESSAGING_INCOMING_TASKS_ENABLED";
  private static final String HELD = "nv_inference_pending_request_count";

  private ShareGroup() {}

  static boolean isIn(Service stage, Manifests manifests) {
    return Manifests.containers(manifests.require("Deployment", stage.image()))
        .flatMap(container -> Yaml.named(container.path("env"), VARIABLE).stream())
        .anyMatch(variable -> variable.path("value").asText().equals("false"));
  }

  static List<String> faults(Service stage, String group, Manifests manifests) {
    List<String> faults = new ArrayList<>(broker(manifests.require("Kafka", "stackgan")));
    JsonNode scaling = manifests.require("ScaledObject", stage.image()).path("spec");
    JsonNode trigger = scaling.path("triggers").path(0);
    String query =
        "sum(%s{model=\"%s\"})".formatted(HELD, stage.image().replaceAll("-service$", ""));
    if (!trigger.path("type").asText().equals("prometheus")
        || !trigger.at("/metadata/query").asText().equals(query)) {
      faults.add("does not ask for " + query);
    }
    if (scaling.path("minReplicaCount").asInt() < 1) {
      faults.add("never starts again, since no pod tells what it holds");
    }
    if (!maySettle(stage, group, manifests)) {
      faults.add("may not settle the locks of " + group);
    }
    return faults;
  }

  private static List<String> broker(JsonNode kafka) {
    List<String> faults = new ArrayList<>();
    JsonNode spec = kafka.at("/spec/kafka");
    JsonNode config = spec.path("config");
    if (!spec.path("version").asText().startsWith("4.2.")) {
      faults.add("needs Kafka 4.2");
    }
    if (config.path("group.share.max.record.lock.duration.ms").asLong()
        < Duration.ofMinutes(constant("LOCK")).toMillis()) {
      faults.add("needs a longer lock than the broker allows");
    }
    if (config.path("group.share.delivery.count.limit").asInt() <= constant("LAST_DELIVERIES")) {
      faults.add("needs more deliveries than the broker allows");
    }
    return faults;
  }

  private static boolean maySettle(Service stage, String group, Manifests manifests) {
    return Yaml.stream(manifests.require("KafkaUser", stage.image()).at("/spec/authorization/acls"))
        .filter(acl -> acl.at("/resource/type").asText().equals("group"))
        .filter(acl -> acl.at("/resource/name").asText().equals(group))
        .flatMap(acl -> Yaml.stream(acl.path("operations")))
        .anyMatch(operation -> operation.asText().equals("AlterConfigs"));
  }

  /** The number that a constant is made of. */
  private static int constant(String name) {
    return SourceCode.field("ShareGroups", name)
        .findFirst(IntegerLiteralExpr.class)
        .orElseThrow()
        .asNumber()
        .intValue();
  }
}

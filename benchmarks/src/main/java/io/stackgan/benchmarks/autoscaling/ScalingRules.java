// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.autoscaling;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * How KEDA scales one stage, as its ScaledObject says.
 *
 * @param pollSeconds between two looks at the lag of a stage without pods
 * @param cooldownSeconds without lag before the last pod goes
 * @param minPods always there
 * @param maxPods at most
 * @param lagThreshold records that a pod should have waiting
 * @param activationLag above which the first pod comes
 * @param wakeThreshold records before the pipeline's first stage that a pod is worth; 0: they do
 *     not count
 * @param downWindowSeconds over which the largest wish counts
 * @param downPercent of the pods that may go in a period
 * @param downPeriodSeconds the period
 * @param fallbackAfter looks at the lag that fail before {@code fallbackPods} are kept
 */
record ScalingRules(
    int pollSeconds,
    int cooldownSeconds,
    int minPods,
    int maxPods,
    int lagThreshold,
    int activationLag,
    int wakeThreshold,
    int downWindowSeconds,
    int downPercent,
    int downPeriodSeconds,
    int fallbackAfter,
    int fallbackPods) {

  private static final ObjectMapper COMPONENTS = new ObjectMapper();

  /**
   * @param manifest with one ScaledObject a stage, such as k8s/base/autoscaling.yaml
   * @throws IllegalArgumentException when there is none for the stage
   */
  static ScalingRules read(Path manifest, String stage) throws IOException {
    Map<String, Object> spec = scaledObject(manifest, stage);
    Map<String, Object> down =
        part(spec, "advanced", "horizontalPodAutoscalerConfig", "behavior", "scaleDown");
    Map<String, Object> policy = map(((List<?>) down.get("policies")).get(0));
    List<?> triggers = (List<?>) spec.get("triggers");
    Map<String, Object> own = part(map(triggers.get(0)), "metadata");
    return new ScalingRules(
        (int) spec.get("pollingInterval"),
        (int) spec.get("cooldownPeriod"),
        (int) spec.get("minReplicaCount"),
        (int) spec.get("maxReplicaCount"),
        number(own, "lagThreshold"),
        number(own, "activationLagThreshold"),
        triggers.size() < 2 ? 0 : number(part(map(triggers.get(1)), "metadata"), "lagThreshold"),
        (int) down.get("stabilizationWindowSeconds"),
        (int) policy.get("value"),
        (int) policy.get("periodSeconds"),
        (int) part(spec, "fallback").get("failureThreshold"),
        (int) part(spec, "fallback").get("replicas"));
  }

  private static int number(Map<String, Object> metadata, String key) {
    return Integer.parseInt((String) metadata.get(key));
  }

  /** The largest number of pods that an overlay's ScaledObject sets for every stage. */
  static int maxPods(Path overlay) throws IOException {
    return (int) scaledObject(overlay, "every").get("maxReplicaCount");
  }

  /** Whether what waits for the first stage counts for this one. */
  boolean wakes() {
    return wakeThreshold > 0;
  }

  ScalingRules withMinPods(int pods) {
    return with("minPods", pods);
  }

  ScalingRules withMaxPods(int pods) {
    return with("maxPods", pods);
  }

  ScalingRules withLagThreshold(int records) {
    return with("lagThreshold", records);
  }

  ScalingRules withWakeThreshold(int records) {
    return with("wakeThreshold", records);
  }

  ScalingRules withDownWindow(int seconds) {
    return with("downWindowSeconds", seconds);
  }

  ScalingRules withCooldown(int seconds) {
    return with("cooldownSeconds", seconds);
  }

  private ScalingRules with(String rule, int value) {
    Map<String, Integer> rules = COMPONENTS.convertValue(this, new TypeReference<>() {});
    rules.put(rule, value);
    return COMPONENTS.convertValue(rules, ScalingRules.class);
  }

  private static Map<String, Object> scaledObject(Path manifest, String name) throws IOException {
    try (Reader text = Files.newBufferedReader(manifest)) {
      for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
        Map<String, Object> object = map(document);
        if ("ScaledObject".equals(object.get("kind"))
            && name.equals(part(object, "metadata").get("name"))) {
          return part(object, "spec");
        }
      }
    }
    throw new IllegalArgumentException("%s has no ScaledObject %s".formatted(manifest, name));
  }

  private static Map<String, Object> part(Map<String, Object> from, String... path) {
    Map<String, Object> part = from;
    for (String key : path) {
      part = map(Optional.ofNullable(part.get(key)).orElseGet(Map::of));
    }
    return part;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object yaml) {
    return (Map<String, Object>) yaml;
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.certmanager.api.model.v1.Certificate;
import io.fabric8.certmanager.api.model.v1.Issuer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads every manifest into the model of its kind; a field that the model lacks is a fault. */
final class StrictModels implements Check {

  static final ObjectMapper STRICT =
      JsonMapper.builder()
          .annotationIntrospector(new NoCatchAll())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final Map<String, Class<?>> MODELS =
      Map.ofEntries(
          entry("v1/Namespace", Namespace.class),
          entry("v1/ConfigMap", ConfigMap.class),
          entry("v1/Service", Service.class),
          entry("v1/ServiceAccount", ServiceAccount.class),
          entry("v1/PersistentVolumeClaim", PersistentVolumeClaim.class),
          entry("apps/v1/Deployment", Deployment.class),
          entry("apps/v1/StatefulSet", StatefulSet.class),
          entry("batch/v1/Job", Job.class),
          entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
          entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
          entry("networking.k8s.io/v1/Ingress", Ingress.class),
          entry("cert-manager.io/v1/Certificate", Certificate.class),
          entry("cert-manager.io/v1/Issuer", Issuer.class),
          entry("monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class),
          entry("monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class),
          entry("kafka.strimzi.io/v1/Kafka", Kafka.class),
          entry("kafka.strimzi.io/v1/KafkaNodePool", KafkaNodePool.class),
          entry("kafka.strimzi.io/v1/KafkaTopic", KafkaTopic.class),
          entry("kafka.strimzi.io/v1/KafkaUser", KafkaUser.class),
          entry("keda.sh/v1alpha1/ScaledObject", Keda.ScaledObject.class),
          entry("keda.sh/v1alpha1/TriggerAuthentication", Keda.TriggerAuthentication.class));

  @Override
  public List<String> faults(Manifests manifests) {
    return manifests.all().stream().flatMap(StrictModels::faults).toList();
  }

  private static Stream<String> faults(ObjectNode manifest) {
    String kind = manifest.path("apiVersion").asText() + "/" + manifest.path("kind").asText();
    Class<?> model = MODELS.get(kind);
    if (model == null) {
      return Stream.of(kind + " is no kind that is checked here");
    }
    try {
      STRICT.treeToValue(manifest, model);
      return Stream.empty();
    } catch (JsonProcessingException e) {
      return Stream.of(Manifests.label(manifest) + ": " + e.getOriginalMessage());
    }
  }

  /** The models keep what they do not know; here that is what must be found. */
  private static final class NoCatchAll extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated member) {
      return false;
    }
  }
}

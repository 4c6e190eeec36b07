// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dashboards and alerts ask for metrics that the services have. */
class MetricNamesTest {

  private static final Pattern METRIC =
      Pattern.compile("\\b(nv_inference_[a-z_]+|stackgan_[a-z_]+|jvm_[a-z_]+|kafka_[a-z_]+)\\b");

  /** Stage1ServiceIT sees the second one in a service. */
  private static final Set<String> OF_MICROMETER =
      Set.of("jvm_memory_used_bytes", "kafka_consumer_fetch_manager_records_lag_max");

  @Test
  void dashboard_asksForMetricsThatThereAre() throws JsonProcessingException {
    String dashboard = Checkout.text("containers/grafana/dashboards/stackgan.json");

    assertThat(new ObjectMapper().readTree(dashboard).findValuesAsText("expr").stream())
        .isNotEmpty()
        .allSatisfy(expression -> assertThat(asked(expression)).isNotEmpty().isSubsetOf(exposed()));
  }

  @Test
  void alerts_askForMetricsThatThereAre() {
    Manifests production = Kustomization.resolve("k8s/overlays/production");

    assertThat(production.require("PrometheusRule", "stackgan").findValuesAsText("expr").stream())
        .isNotEmpty()
        .allSatisfy(expression -> assertThat(asked(expression)).isNotEmpty().isSubsetOf(exposed()));
  }

  @Test
  void prometheus_scrapesEveryServiceWithMetrics() {
    assertThat(Checkout.text("containers/prometheus.yml"))
        .contains(
            Stream.of(Service.GATEWAY, Service.EMBEDDING, Service.STAGE1, Service.STAGE2)
                .map(service -> service.image() + ":" + service.port())
                .toList());
  }

  private static Set<String> asked(String expression) {
    return METRIC
        .matcher(expression)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  /** The names in the sources, with the endings that Prometheus' text adds. */
  private static Set<String> exposed() {
    Stream<String> stages =
        literals("InferenceMetrics")
            .flatMap(name -> Stream.of(name, "nv_inference_" + name))
            .flatMap(MetricNamesTest::withEndings);
    Stream<String> gateway =
        literals("GenerationMetrics")
            .map(name -> name.replace('.', '_') + "_seconds")
            .flatMap(MetricNamesTest::withEndings);
    Stream<String> rollouts = literals("Rollouts").map(name -> name.replace('.', '_') + "_total");
    return Stream.of(stages, gateway, rollouts, OF_MICROMETER.stream())
        .flatMap(names -> names)
        .collect(Collectors.toSet());
  }

  private static Stream<String> withEndings(String name) {
    return Stream.of(name, name + "_count", name + "_sum", name + "_max", name + "_bucket");
  }

  private static Stream<String> literals(String type) {
    return SourceCode.of(type).findAll(StringLiteralExpr.class).stream()
        .map(StringLiteralExpr::getValue);
  }
}

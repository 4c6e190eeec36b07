// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our reading of a kustomization is kubectl's own; left out where there is no kubectl. */
class KustomizeAgreementTest {

  @ParameterizedTest
  @ValueSource(strings = {"overlays/kind", "overlays/gpu", "training"})
  void resolved_isWhatKubectlMakes(String folder, @TempDir Path scratch) throws Exception {
    assumeTrue(hasKubectl(), "There is no kubectl");
    Path made = scratch.resolve("made.yaml");
    int exit =
        new ProcessBuilder("kubectl", "kustomize", Checkout.path("k8s/" + folder).toString())
            .redirectOutput(made.toFile())
            .redirectError(scratch.resolve("errors").toFile())
            .start()
            .waitFor();

    assertThat(exit).as(Files.readString(scratch.resolve("errors"))).isZero();
    assertThat(byName(Yaml.documents(made.toString())))
        .isEqualTo(byName(Kustomization.resolve("k8s/" + folder).all()));
  }

  private static Map<String, JsonNode> byName(List<ObjectNode> manifests) {
    return manifests.stream()
        .collect(Collectors.toMap(Manifests::label, KustomizeAgreementTest::withoutNamespace));
  }

  private static JsonNode withoutNamespace(ObjectNode manifest) {
    ObjectNode copy = manifest.deepCopy();
    copy.withObject("/metadata").remove("namespace");
    return copy;
  }

  private static boolean hasKubectl() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
  }
}

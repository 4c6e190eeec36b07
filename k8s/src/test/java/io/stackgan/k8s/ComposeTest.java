// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.contracts.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeTest {

  private final ObjectNode compose = Yaml.documents("docker-compose.yml").get(0);

  @Test
  void compose_hasNoFault() {
    assertThat(Compose.faults(compose)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "imagee, x, imagee",
    "image, stackgan/gateway:latest, without a version",
    "image, stackgan/gateway:0.0.9, has the tag",
    "mem_limit, , no limit of memory",
  })
  void mutationOfAService_isFound(String field, String value, String fault) {
    ((ObjectNode) compose.at("/services/gateway")).put(field, value);

    assertThat(Compose.faults(compose)).anyMatch(line -> line.contains(fault));
  }

  @ParameterizedTest
  @CsvSource({
    "STACKGAN_STORE_ENDPIONT, x, which nothing reads",
    "STACKGAN_STORE_BUCKET, other, another bucket",
    "STACKGAN_STORE_SECRET_KEY, hunter2, a secret written down",
  })
  void mutationOfAVariable_isFound(String variable, String value, String fault) {
    ((ObjectNode) compose.at("/services/gateway/environment")).put(variable, value);

    assertThat(Compose.faults(compose)).anyMatch(line -> line.contains(fault));
  }

  @Test
  void topics_areTheLaunchers() {
    Map<String, Integer> made =
        Pattern.compile("(?m)^([a-z0-9-]+) (\\d+)$")
            .matcher(Checkout.text("containers/make-topics"))
            .results()
            .collect(Collectors.toMap(line -> line.group(1), ComposeTest::partitions));

    assertThat(made).isEqualTo(LauncherTopics.partitions()).hasSameSizeAs(Topics.all());
  }

  @Test
  void environment_isMadeWithASecretForEachEmptyValue(@TempDir Path folder) throws Exception {
    Path made = folder.resolve("env");
    String script = Checkout.path("containers/make-env").toString();

    int exit = new ProcessBuilder(script, made.toString()).inheritIO().start().waitFor();

    assertThat(exit).isZero();
    assertThat(Files.readAllLines(made))
        .noneMatch(line -> line.endsWith("="))
        .anyMatch(line -> line.matches("MINIO_ROOT_PASSWORD=[0-9a-f]{40}"));
  }

  @Test
  void everyVariable_isInTheTemplate() throws IOException {
    String template = Checkout.text("containers/env.template");

    assertThat(
            Pattern.compile("\\$\\{([A-Z0-9_]+)")
                .matcher(Checkout.text("docker-compose.yml"))
                .results()
                .map(match -> match.group(1))
                .distinct())
        .allMatch(name -> template.contains("\n" + name + "="));
  }

  private static int partitions(MatchResult line) {
    return Integer.parseInt(line.group(2));
  }
}

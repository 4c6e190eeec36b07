// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.stackgan.gateway.testing.Programs;
import io.stackgan.gateway.testing.TestPlatform;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples do what they say, each where its tool is installed. */
@QuarkusTest
@WithTestResource(TestPlatform.class)
class ExamplesIT {

  private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();

  @TestHTTPResource("/")
  URI gateway;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "curl, sh, generate.sh",
    "python3, python3, generate.py",
    "node, node, generate.mjs",
    "java, java, Generate.java"
  })
  void example_drawsASketchAndAPicture(String tool, String command, String file)
      throws IOException {
    assumeTrue(Programs.exists(tool), "No " + tool + " on the PATH");
    String url = gateway.toString().replaceAll("/$", "");
    Programs.Run run = Programs.run(folder, command, EXAMPLES.resolve(file).toString(), url);
    assertThat(run.code()).as(run.output()).isZero();
    assertThat(run.output().lines()).containsExactly("partial_image.png", "completed.png");
    for (String picture : run.output().lines().toList()) {
      assertThat(Files.readAllBytes(folder.resolve(picture))).startsWith(0x89, 'P', 'N', 'G');
    }
  }

  @Test
  void record_ofAnotherProgram_isAnswered() throws IOException {
    assumeTrue(Programs.exists("kcat"), "No kcat on the PATH");
    Programs.Run run =
        Programs.run(folder, "sh", EXAMPLES.resolve("produce.sh").toString(), broker);
    assertThat(run.code()).as(run.output()).isZero();
    assertThat(run.output()).contains("\"status\":\"completed\"");
  }
}

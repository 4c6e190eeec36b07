// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.stackgan.gateway.testing.FakePipeline;
import io.stackgan.gateway.testing.Programs;
import io.stackgan.gateway.testing.Tenants;
import io.stackgan.gateway.testing.TestPlatform;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The official JavaScript client, where Node and its package can be had. */
@QuarkusTest
@TestProfile(Tenants.class)
@WithTestResource(TestPlatform.class)
class OpenAiScriptIT {

  private static final String CLIENT = "openai@6.10.0";
  private static final Path FOLDER = Path.of("target/openai-client");
  private static final Path SCENARIO = Path.of("src/test/javascript/scenario.mjs");

  @TestHTTPResource("/v1")
  URI gateway;

  @BeforeEach
  void install() throws Exception {
    FakePipeline.clear();
    assumeTrue(Programs.exists("node") && Programs.exists("npm"), "No node and npm on the PATH");
    Files.createDirectories(FOLDER);
    if (!Files.isDirectory(FOLDER.resolve("node_modules/openai"))) {
      Programs.Run npm =
          Programs.run(
              FOLDER, "npm", "install", "--prefix", ".", "--ignore-scripts", "--no-fund", CLIENT);
      assumeTrue(npm.code() == 0, "npm cannot install " + CLIENT + ": " + npm.output());
    }
    Files.copy(SCENARIO, FOLDER.resolve("scenario.mjs"), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void client_walksTheScenario() throws Exception {
    Programs.Run scenario = Programs.run(FOLDER, "node", "scenario.mjs", gateway.toString());
    assertThat(scenario.code()).as(scenario.output()).isZero();
    assertThat(FakePipeline.CANCELLED.poll(10, SECONDS)).as("the aborted job").isNotNull();
  }
}

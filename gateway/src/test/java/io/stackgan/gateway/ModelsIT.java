// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.stackgan.gateway.testing.Caller;
import io.stackgan.gateway.testing.TestPlatform;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestPlatform.class)
class ModelsIT {

  @TestHTTPResource URI gateway;

  private Caller caller;

  @BeforeEach
  void call() {
    caller = new Caller(gateway);
  }

  @Test
  void models_areTheReleasesInService() {
    JsonNode models = Caller.json(caller.get("/v1/models"));
    assertThat(models.path("object").asText()).isEqualTo("list");
    assertThat(models.path("data"))
        .extracting(model -> model.path("id").asText())
        .containsExactly("production", "birds-2", "birds-1");
    assertThat(models.at("/data/0/release").asText()).isEqualTo("birds-2");
  }

  @Test
  void model_isShownByIdAndByAlias() {
    assertThat(Caller.json(caller.get("/v1/models/birds-1")))
        .isEqualTo(
            Caller.json(
                """
                {"id":"birds-1","object":"model","created":1767323045,"owned_by":"stackgan",
                 "release":"birds-1"}"""));
    assertThat(Caller.json(caller.get("/v1/models/production")).path("release").asText())
        .isEqualTo("birds-2");
    assertThat(caller.get("/v1/models/none").statusCode()).isEqualTo(404);
  }

  @Test
  void page_document_andProbes_areServed() {
    assertThat(text("/")).contains("<title>StackGAN Streaming</title>");
    String document = text("/q/openapi?format=json");
    assertThat(document).contains("/v1/images/generations", "response_format", "b64_json");
    assertThat(caller.get("/q/swagger-ui/").statusCode()).isEqualTo(200);
    assertThat(caller.get("/q/health/ready").statusCode()).isEqualTo(200);
    caller.generate("{'prompt':'a bird'}");
    assertThat(text("/q/metrics")).contains("stackgan_generation_seconds_count");
  }

  private String text(String path) {
    return new String(caller.get(path).body(), StandardCharsets.UTF_8);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.stackgan.gateway.testing.Caller;
import io.stackgan.gateway.testing.TestPlatform;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document that the gateway serves of itself is whole, and true of its answers. */
@QuarkusTest
@WithTestResource(TestPlatform.class)
class OpenApiIT {

  @TestHTTPResource URI gateway;

  private Caller caller;
  private JsonNode document;

  @BeforeEach
  void read() {
    caller = new Caller(gateway);
    document = Caller.json(caller.get("/q/openapi?format=json"));
  }

  @Test
  void everyCall_isDescribed() {
    List<String> paths = new ArrayList<>();
    document.path("paths").fieldNames().forEachRemaining(paths::add);
    assertThat(paths)
        .contains(
            "/v1/images/generations",
            "/v1/explorations",
            "/v1/jobs",
            "/v1/jobs/{id}",
            "/v1/jobs/{id}/events",
            "/v1/jobs/{id}/rerun",
            "/v1/batches",
            "/v1/batches/{id}/results",
            "/v1/models",
            "/v1/status",
            "/v1/training/runs",
            "/v1/training/runs/{run}/events",
            "/v1/webhook-secret");
    for (JsonNode operations : document.path("paths")) {
      for (JsonNode operation : operations) {
        assertThat(operation.path("summary").asText()).as(operation.toString()).isNotBlank();
        assertThat(operation.path("responses")).as(operation.toString()).isNotEmpty();
      }
    }
  }

  @Test
  void everyReference_leadsSomewhere() {
    for (JsonNode reference : document.findValues("$ref")) {
      assertThat(document.at(reference.asText().substring(1)).isMissingNode())
          .as(reference.asText())
          .isFalse();
    }
  }

  @Test
  void documentOfTheTopics_isServed() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("/META-INF/resources/asyncapi.json")) {
      assertThat(caller.get("/asyncapi.json").body()).isEqualTo(file.readAllBytes());
    }
  }

  @Test
  void answers_fitTheirSchemas() {
    check("ImagesAnswer", Caller.json(caller.generate("{'prompt':'a bird'}")));
    check("Error", Caller.json(caller.generate("{'prompt':'a bird','n':11}")));
    check("JobPage", Caller.json(caller.get("/v1/jobs")));
    check("Status", Caller.json(caller.get("/v1/status")));
  }

  private void check(String schema, JsonNode answer) {
    JsonNode root =
        Caller.json(
            "{\"$ref\":\"#/components/schemas/%s\",\"components\":%s}"
                .formatted(schema, document.path("components")));
    assertThat(root.at("/components/schemas/" + schema).isMissingNode()).as(schema).isFalse();
    assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(root).validate(answer))
        .as(schema)
        .isEmpty();
  }
}

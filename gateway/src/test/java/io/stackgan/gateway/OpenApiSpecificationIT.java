// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.stackgan.gateway.testing.Caller;
import io.stackgan.gateway.testing.TestPlatform;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The served document keeps OpenAPI's rules, and these would find a damaged one. */
@QuarkusTest
@WithTestResource(TestPlatform.class)
class OpenApiSpecificationIT {

  private static final JsonSchema SCHEMA_RULES =
      JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(SchemaLocation.of(SchemaId.V202012));

  @TestHTTPResource URI gateway;

  private ObjectNode document;

  @BeforeEach
  void read() {
    document = (ObjectNode) Caller.json(new Caller(gateway).get("/q/openapi?format=json"));
  }

  @Test
  void document_keepsTheRules() {
    assertThat(document.path("openapi").asText()).startsWith("3.1.");
    assertThat(findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', info",
    "/info, title",
    "/paths/~1v1~1jobs/get, responses",
    "/paths/~1v1~1jobs~1{id}/get/parameters/0, in"
  })
  void requiredField_thatIsMissing_isFound(String place, String field) {
    at(place).remove(field);
    assertThat(findings()).anyMatch(finding -> finding.endsWith(field + " is missing"));
  }

  @ParameterizedTest
  @CsvSource({"'', topics", "/info, author", "/paths/~1v1~1jobs/get, respones"})
  void unknownField_isFound(String place, String field) {
    at(place).put(field, "something");
    assertThat(findings()).anyMatch(finding -> finding.endsWith(field + " is unexpected"));
  }

  @Test
  void reference_thatLeadsNowhere_isFound() {
    at("/components/schemas").remove("Status");
    assertThat(findings())
        .anyMatch(finding -> finding.endsWith("#/components/schemas/Status is missing"));
  }

  @Test
  void everySchema_keepsJsonSchemasRules() {
    assertThat(document.path("components").path("schemas")).isNotEmpty();
    for (JsonNode schema : document.path("components").path("schemas")) {
      assertThat(SCHEMA_RULES.validate(schema)).as(schema.toString()).isEmpty();
    }
  }

  @Test
  void schemaOfAnUnknownType_isFound() {
    at("/components/schemas/Status").put("type", "objekt");
    assertThat(SCHEMA_RULES.validate(at("/components/schemas/Status"))).isNotEmpty();
  }

  private ObjectNode at(String place) {
    return (ObjectNode) document.at(place);
  }

  private List<String> findings() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult result =
        new OpenAPIV3Parser().readContents(document.toString(), null, options);
    return result.getMessages();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.stackgan.gateway.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document of the topics by the specification's own schema, where npm can fetch that. */
class AsyncApiSchemaIT {

  private static final String PACKAGE = "@asyncapi/specs@6.8.1";
  private static final Path FOLDER = Path.of("target/asyncapi-specs");
  private static final Path SCHEMA =
      FOLDER.resolve("node_modules/@asyncapi/specs/schemas/3.0.0-without-$id.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonSchema specification;

  private ObjectNode document;

  @BeforeAll
  static void fetch() throws IOException {
    if (!Files.exists(SCHEMA)) {
      assumeTrue(Programs.exists("npm"), "No npm on the PATH");
      Files.createDirectories(FOLDER);
      Programs.Run npm =
          Programs.run(
              FOLDER, "npm", "install", "--prefix", ".", "--ignore-scripts", "--no-fund", PACKAGE);
      assumeTrue(npm.code() == 0, "npm cannot install " + PACKAGE + ": " + npm.output());
    }
    specification =
        JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(JSON.readTree(SCHEMA.toFile()));
  }

  @BeforeEach
  void read() throws IOException {
    try (var file = getClass().getResourceAsStream("/META-INF/resources/asyncapi.json")) {
      document = (ObjectNode) JSON.readTree(file);
    }
  }

  @Test
  void document_fits() {
    assertThat(specification.validate(document)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'',info",
    "'',asyncapi",
    "/info,version",
    "/servers/local,protocol",
  })
  void requiredField_thatIsMissing_isFound(String place, String field) {
    ((ObjectNode) document.at(place)).remove(field);
    assertThat(specification.validate(document)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'',topics", "/info,author", "/channels/generation-events,adress"})
  void unknownField_isFound(String place, String field) {
    ((ObjectNode) document.at(place)).put(field, "something");
    assertThat(specification.validate(document)).isNotEmpty();
  }
}

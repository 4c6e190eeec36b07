// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.stackgan.contracts.Exploration;
import io.stackgan.contracts.Exploration.Destination;
import io.stackgan.contracts.GenerationRequest;
import io.stackgan.contracts.GenerationRequestCodec;
import io.stackgan.contracts.ImageSize;
import io.stackgan.contracts.Priority;
import io.stackgan.contracts.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document of the topics says what the codecs write and read. */
class AsyncApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path GOLDEN = Path.of("../lib/contracts/src/test/resources/golden");
  private static final ObjectNode DOCUMENT = read();

  private static ObjectNode read() {
    try (var file = AsyncApiTest.class.getResourceAsStream("/META-INF/resources/asyncapi.json")) {
      return (ObjectNode) JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyTopic_isDescribed() {
    List<String> described = new ArrayList<>();
    DOCUMENT.path("channels").fieldNames().forEachRemaining(described::add);
    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            Topics.all().stream().filter(topic -> !topic.endsWith("-dead-letters")).toList());
  }

  @Test
  void everyReference_leadsSomewhere() {
    assertThat(DOCUMENT.findValues("$ref")).isNotEmpty();
    assertThat(lost(DOCUMENT)).isEmpty();
  }

  @Test
  void reference_thatLeadsNowhere_isFound() {
    ObjectNode damaged = DOCUMENT.deepCopy();
    ((ObjectNode) damaged.at("/components/messages")).remove("GenerationEvent");
    assertThat(lost(damaged)).contains("#/components/messages/GenerationEvent");
  }

  private static List<String> lost(JsonNode document) {
    return document.findValuesAsText("$ref").stream()
        .filter(reference -> document.at(reference.substring(1)).isMissingNode())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "Request, generation-request-v1",
    "Event, generation-event-completed-v1",
    "Event, generation-event-failed-v1",
    "Cancellation, generation-cancellation-v1",
    "Announcement, release-announcement-v1",
    "Refusal, release-refusal-v1",
    "TrainingEvent, training-event-progress-v1",
    "TrainingEvent, training-event-warning-v1"
  })
  void schema_fitsWhatIsOnTheWire(String schema, String golden) throws IOException {
    JsonNode value = JSON.readTree(Files.readAllBytes(GOLDEN.resolve(golden + ".value")));
    assertThat(schema(schema).validate(value)).isEmpty();
  }

  @Test
  void schema_fitsARequestWithEveryField() throws IOException {
    GenerationRequest request =
        new GenerationRequest(
            "job",
            "a bird",
            2,
            ImageSize.FULL,
            7,
            "birds",
            Instant.EPOCH,
            Priority.BULK,
            new Exploration(0.5, new Destination("a blue bird", 9L)));
    JsonNode value = JSON.readTree(GenerationRequestCodec.encode(request).value());
    assertThat(schema("Request").validate(value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}",
        "{'prompt':'a','n':11}",
        "{'prompt':'a','size':'512x512'}",
        "{'prompt':'a','promt':'b'}",
        "{'prompt':'a','to':{}}",
        "{'prompt':'a','seed':-1}"
      })
  void schema_refusesWhatTheCodecRefuses(String json) throws IOException {
    assertThat(schema("Request").validate(JSON.readTree(json.replace('\'', '"')))).isNotEmpty();
  }

  private static JsonSchema schema(String name) {
    ObjectNode root = JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
    root.set("components", DOCUMENT.get("components"));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(root);
  }
}

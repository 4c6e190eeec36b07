// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.stackgan.gateway.testing.ApiFact;
import io.stackgan.gateway.testing.Caller;
import io.stackgan.gateway.testing.TestPlatform;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The Images API, field by field, by the table of its public description's facts. */
@QuarkusTest
@WithTestResource(TestPlatform.class)
class ImagesContractIT {

  private static final String SMALL = "{'prompt':'a bird','size':'64x64'}";

  @TestHTTPResource URI gateway;

  private Caller caller;

  @BeforeEach
  void call() {
    caller = new Caller(gateway);
  }

  static Stream<Arguments> accepted() {
    return ApiFact.all("request").stream()
        .flatMap(fact -> fact.accepted().stream().map(value -> Arguments.of(fact.name(), value)));
  }

  static Stream<Arguments> refused() {
    return ApiFact.all("request").stream()
        .flatMap(fact -> fact.refused().stream().map(value -> Arguments.of(fact.name(), value)));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void value_isTaken(String field, String value) {
    assertThat(ask(field, value).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void otherValue_isRefused_byTheFieldsName(String field, String value) {
    HttpResponse<byte[]> refusal = ask(field, value);
    assertThat(refusal.statusCode()).isIn(400, 404);
    assertThat(Caller.json(refusal).at("/error/param").asText()).isEqualTo(field);
    assertThat(Caller.json(refusal).at("/error/type").asText()).isEqualTo("invalid_request_error");
  }

  @Test
  void requiredField_isMissed() {
    HttpResponse<byte[]> refusal = caller.generate("{}");
    assertThat(Caller.json(refusal).at("/error/param").asText()).isEqualTo("prompt");
  }

  @Test
  void answer_hasTheFields() {
    JsonNode answer = Caller.json(caller.generate(SMALL));
    check("answer", answer);
    check("usage", answer.path("usage"));
    check("details", answer.at("/usage/input_tokens_details"));
    check("picture", answer.at("/data/0"));
  }

  @Test
  void events_haveTheFields() {
    String stream =
        new String(
            caller.generate("{'prompt':'a bird','stream':true,'partial_images':1}").body(),
            StandardCharsets.UTF_8);
    List<JsonNode> events =
        stream
            .lines()
            .filter(line -> line.startsWith("data:"))
            .map(line -> Caller.json(line.substring(5)))
            .toList();
    assertThat(events).hasSize(2);
    events.forEach(event -> check(event.path("type").asText(), event));
    check("usage", events.get(1).path("usage"));
  }

  private HttpResponse<byte[]> ask(String field, String value) {
    if (field.equals("prompt")) {
      return caller.generate("{'size':'64x64','prompt':" + value + "}");
    }
    String size = field.equals("size") ? "" : ",'size':'64x64'";
    return caller.generate("{'prompt':'a bird'" + size + ",'" + field + "':" + value + "}");
  }

  private static void check(String part, JsonNode object) {
    List<ApiFact> facts = ApiFact.all(part);
    assertThat(facts).as(part).isNotEmpty();
    assertThat(facts).allMatch(fact -> fact.fits(object.path(fact.name())), "fits " + object);
  }
}

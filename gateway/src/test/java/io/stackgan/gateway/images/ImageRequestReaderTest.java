// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stackgan.contracts.Exploration;
import io.stackgan.contracts.Exploration.Destination;
import io.stackgan.contracts.ImageSize;
import io.stackgan.gateway.edge.ApiException;
import io.stackgan.gateway.formats.Output;
import io.stackgan.gateway.formats.PictureFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageRequestReaderTest {

  @Test
  void prompt_alone_isEnough() {
    assertThat(read("{\"prompt\":\"a bird\"}"))
        .isEqualTo(
            new ImageRequest(
                "a bird",
                Optional.empty(),
                1,
                ImageSize.FULL,
                Optional.empty(),
                false,
                false,
                true,
                Output.PNG,
                Exploration.NONE));
  }

  @Test
  void everyField_isRead() {
    assertThat(
            read(
                """
                {"prompt":"a bird","model":"birds","n":3,"size":"64x64","seed":9007199254740993,
                 "response_format":"url","output_format":"jpeg","output_compression":80,
                 "variation":0.5,"to":{"seed":9},
                 "stream":false,"partial_images":0,"user":"u","quality":"low","style":"vivid",
                 "background":"opaque","moderation":"low"}"""))
        .isEqualTo(
            new ImageRequest(
                "a bird",
                Optional.of("birds"),
                3,
                ImageSize.SKETCH,
                Optional.of(9007199254740993L),
                true,
                false,
                false,
                new Output(PictureFormat.JPEG, 80),
                new Exploration(0.5, new Destination(null, 9L))));
  }

  @Test
  void null_countsAsAbsent() {
    assertThat(read("{\"prompt\":\"a bird\",\"n\":null,\"size\":null}"))
        .isEqualTo(read("{\"prompt\":\"a bird\"}"));
  }

  @Test
  void rngSeed_isTheSeed() {
    assertThat(read("{\"prompt\":\"a bird\",\"rng_seed\":5}").seed()).contains(5L);
    assertThat(read("{\"prompt\":\"a bird\",\"rng_seed\":5,\"seed\":5}").seed()).contains(5L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                        | prompt             | missing_required_parameter",
        "{'prompt':null}                           | prompt             | missing_required_parameter",
        "{'prompt':7}                              | prompt             | invalid_type",
        "{'prompt':['a']}                          | prompt             | invalid_type",
        "{'prompt':'a','n':0}                      | n                  | invalid_value",
        "{'prompt':'a','n':11}                     | n                  | invalid_value",
        "{'prompt':'a','n':99999999999999999999}   | n                  | invalid_value",
        "{'prompt':'a','n':'2'}                    | n                  | invalid_type",
        "{'prompt':'a','n':1.5}                    | n                  | invalid_type",
        "{'prompt':'a','size':'512x512'}           | size               | invalid_value",
        "{'prompt':'a','size':64}                  | size               | invalid_type",
        "{'prompt':'a','model':1}                  | model              | invalid_type",
        "{'prompt':'a','seed':-1}                  | seed               | invalid_value",
        "{'prompt':'a','seed':true}                | seed               | invalid_type",
        "{'prompt':'a','seed':1,'rng_seed':2}      | rng_seed           | invalid_value",
        "{'prompt':'a','response_format':'png'}    | response_format    | invalid_value",
        "{'prompt':'a','output_format':'gif'}      | output_format      | invalid_value",
        "{'prompt':'a','output_format':'WEBP'}     | output_format      | invalid_value",
        "{'prompt':'a','output_compression':101}   | output_compression | invalid_value",
        "{'prompt':'a','stream':'yes'}             | stream             | invalid_type",
        "{'prompt':'a','partial_images':4}         | partial_images     | invalid_value",
        "{'prompt':'a','stream':true,'n':2}        | n                  | invalid_value",
        "{'prompt':'a','variation':3}              | variation          | invalid_value",
        "{'prompt':'a','variation':'much'}         | variation          | invalid_type",
        "{'prompt':'a','n':2,'to':{}}              | to                 | invalid_value",
        "{'prompt':'a','n':2,'to':{'sed':1}}       | sed                | unknown_parameter",
        "{'prompt':'a','stream':true,'response_format':'url'} | response_format | invalid_value",
        "{'prompt':'a','quality':{}}               | quality            | invalid_type",
        "{'prompt':'a','user':{}}                  | user               | invalid_type",
        "{'prompt':'a','negative_prompt':'b'}      | negative_prompt    | unsupported_parameter",
        "{'prompt':'a','promt':'b'}                | promt              | unknown_parameter",
        "{'prompt':'a'                             |                    | invalid_json",
        "{'prompt':'a','prompt':'b'}               |                    | invalid_json",
        "{'prompt':'a'} {}                         |                    | invalid_json",
        "['a']                                     |                    | invalid_json",
        "''                                        |                    | invalid_json",
      },
      quoteCharacter = '`')
  void wrongField_isNamed(String body, String param, String code) {
    ApiException refusal = refusal(body.equals("''") ? "" : body.replace('\'', '"'));
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.error().type()).isEqualTo("invalid_request_error");
    assertThat(refusal.error().param()).isEqualTo(param);
    assertThat(refusal.error().code()).isEqualTo(code);
    assertThat(refusal.error().message()).endsWith(".");
  }

  @Test
  void body_thatIsNotUtf8_isRefused() {
    byte[] latin1 = {'{', '"', 'p', 'r', 'o', 'm', 'p', 't', '"', ':', '"', (byte) 0xe9, '"', '}'};
    ApiException refusal =
        catchThrowableOfType(ApiException.class, () -> ImageRequestReader.read(latin1));
    assertThat(refusal.error().code()).isEqualTo("invalid_json");
  }

  @Test
  void longValue_isNotRepeatedWhole() {
    ApiException refusal = refusal("{\"prompt\":\"a\",\"size\":\"" + "x".repeat(9000) + "\"}");
    assertThat(refusal.error().message()).hasSizeLessThan(200);
  }

  private static ImageRequest read(String body) {
    return ImageRequestReader.read(body.getBytes(UTF_8));
  }

  private static ApiException refusal(String body) {
    return catchThrowableOfType(ApiException.class, () -> read(body));
  }
}

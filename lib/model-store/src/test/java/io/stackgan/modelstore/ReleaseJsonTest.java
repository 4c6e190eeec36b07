// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each case changes one place of a good manifest. */
class ReleaseJsonTest {

  @TempDir Path folder;
  private ReleaseManifest manifest;
  private String json;

  @BeforeEach
  void encode() throws IOException {
    manifest = SampleRelease.in(folder, "one");
    json = new String(ReleaseJson.encode(manifest), UTF_8);
  }

  @Test
  void manifest_survives() {
    assertThat(ReleaseJson.manifest(json.getBytes(UTF_8))).isEqualTo(manifest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "stage1/../../evil",
        "/etc/passwd",
        "stage1//model.onnx",
        "stage1/./model.onnx",
        "C:\\\\evil",
        "stage1\\\\model.onnx",
        "stage1/mod\\u0000el",
        ""
      })
  void path_outsideTheRelease(String path) {
    assertRefused("stage1/model.onnx", path, "is no relative path");
  }

  @Test
  void path_ofAnotherComponent() {
    assertRefused("\"stage1/model.onnx", "\"stage2/other.onnx", "must begin with stage1/");
  }

  @Test
  void path_twice() {
    assertRefused("\"stage1/model.onnx", "\"stage1/golden/image.f32", "a path twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"release\" : \"one\"   | \"release\" : \"../one\"  | is no release's id",
        "\"release\" : \"one\"   | \"release\" : \"aliases\" | is no release's id",
        "\"release\" : \"one\"   | \"release\" : 1           | String",
        "\"release\" : \"one\",  | ''                        | is no release's id",
        "\"createdAt\" : \"2026  | \"createdAt\" : \"x2026   | createdAt",
        "\"stage2\" : {          | \"stage3\" : {            | components",
        "\"scores\"              | \"scroes\" : {}, \"scores\" | scroes",
        "\"kind\"                | \"knid\" : 1, \"kind\"    | knid",
        "\"kind\"                | \"kind\" : \"\", \"kind\" | Duplicate field 'kind'",
        "\"dimension\" : 384     | \"dimension\" : 0         | dimension",
        "\"dimension\" : 384     | \"dimension\" : 384.5     | dimension",
        "\"dimension\" : 384     | \"dimension\" : \"384\"   | dimension",
        "\"dimension\" : 384,    | ''                        | dimension: is missing",
        "\"size\" : 28           | \"size\" : -1             | is negative",
        "\"size\" : 28           | \"size\" : null           | null",
        "\"sha256\" : \"         | \"sha256\" : \"A          | 64 lower-case",
        "\"shape\" : [ -1, 3     | \"shape\" : [ -2, 3       | neither -1 nor above 0",
        "\"text\" : \"a small red bird\" | \"text\" : null   | nor is there a text",
      })
  void part_wrong(String good, String bad, String message) {
    assertRefused(good, bad, message);
  }

  @Test
  void json_cutOff() {
    assertThatThrownBy(() -> ReleaseJson.manifest(json.substring(0, 200).getBytes(UTF_8)))
        .isInstanceOf(ReleaseException.class);
  }

  @Test
  void json_moreAfterItsEnd() {
    assertThatThrownBy(() -> ReleaseJson.manifest((json + "{}").getBytes(UTF_8)))
        .isInstanceOf(ReleaseException.class);
  }

  @Test
  void json_deep() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    assertRefused("\"run-1\"", deep, "depth");
  }

  @Test
  void json_huge() {
    assertThatThrownBy(() -> ReleaseJson.manifest(new byte[5 << 20]))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("the limit is");
  }

  private void assertRefused(String good, String bad, String message) {
    assertThat(json).contains(good);
    String changed = json.replace(good, bad);
    assertThatThrownBy(() -> ReleaseJson.manifest(changed.getBytes(UTF_8)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(message);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.service;

import com.fasterxml.jackson.annotation.JsonInclude;

/** An error as the gateway writes it too; all four keys are always there. */
record ErrorBody(Detail error) {

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Detail(String message, String type, String param, String code) {}

  static ErrorBody of(int status, String param, String code, String message) {
    String type = status < 500 ? "invalid_request_error" : "server_error";
    return new ErrorBody(new Detail(message, type, param, code));
  }
}

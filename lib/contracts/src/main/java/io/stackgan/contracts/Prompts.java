// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static io.stackgan.contracts.GenerationRequest.MAX_PROMPT_CHARACTERS;

/** What a caption may be: text that a person could have typed. */
final class Prompts {

  private Prompts() {}

  static void check(String field, String prompt) {
    if (prompt == null || prompt.isBlank()) {
      throw new InvalidRequestException(field, "is empty; describe the picture");
    }
    int characters = prompt.codePointCount(0, prompt.length());
    if (characters > MAX_PROMPT_CHARACTERS) {
      throw new InvalidRequestException(
          field, "has " + characters + " characters; the limit is " + MAX_PROMPT_CHARACTERS);
    }
    prompt
        .codePoints()
        .filter(Prompts::isNoText)
        .findFirst()
        .ifPresent(found -> refuse(field, found));
  }

  private static boolean isNoText(int character) {
    return (Character.isISOControl(character) && !Character.isWhitespace(character))
        || Character.getType(character) == Character.SURROGATE;
  }

  private static void refuse(String field, int character) {
    throw new InvalidRequestException(
        field, String.format("holds U+%04X, which is no text; remove it", character));
  }
}

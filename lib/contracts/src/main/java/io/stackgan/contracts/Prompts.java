// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import static io.stackgan.contracts.GenerationRequest.MAX_PROMPT_CHARACTERS;

/** What a caption may be: text that a person could have typed. */
final class Prompts {

  private static final String FIELD = "prompt";

  private Prompts() {}

  static void check(String prompt) {
    if (prompt == null || prompt.isBlank()) {
      throw new InvalidRequestException(FIELD, "is empty; describe the picture");
    }
    int characters = prompt.codePointCount(0, prompt.length());
    if (characters > MAX_PROMPT_CHARACTERS) {
      throw new InvalidRequestException(
          FIELD, "has " + characters + " characters; the limit is " + MAX_PROMPT_CHARACTERS);
    }
    prompt.codePoints().filter(Prompts::isNoText).findFirst().ifPresent(Prompts::refuse);
  }

  private static boolean isNoText(int character) {
    return (Character.isISOControl(character) && !Character.isWhitespace(character))
        || Character.getType(character) == Character.SURROGATE;
  }

  private static void refuse(int character) {
    throw new InvalidRequestException(
        FIELD, String.format("holds U+%04X, which is no text; remove it", character));
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** The recipe in {@code iTXt} chunks: the caption for people, all of it for programs. */
final class PngText {

  private static final String TEXT = "iTXt";
  private static final String CAPTION = "Description";
  private static final String RECIPE = "stackgan";

  /** Keyword's end, not compressed, no method, no language, no translated keyword. */
  private static final byte[] PLAIN = new byte[5];

  private PngText() {}

  static void add(PngChunks chunks, Recipe recipe) {
    chunks.with(chunk(CAPTION, recipe.prompt())).with(chunk(RECIPE, recipe.json()));
  }

  static Optional<Recipe> read(PngChunks chunks) {
    byte[] start = start(RECIPE);
    return chunks.of(TEXT).stream()
        .filter(chunk -> new String(chunk.data(), ISO_8859_1).startsWith(RECIPE + "\0"))
        .map(chunk -> text(chunk.data(), start.length))
        .map(Recipe::parse)
        .findFirst();
  }

  private static String text(byte[] data, int from) {
    return new String(data, from, Math.max(0, data.length - from), UTF_8);
  }

  private static PngChunk chunk(String keyword, String text) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(start(keyword));
    data.writeBytes(text.getBytes(UTF_8));
    return new PngChunk(TEXT, data.toByteArray());
  }

  private static byte[] start(String keyword) {
    ByteArrayOutputStream start = new ByteArrayOutputStream();
    start.writeBytes(keyword.getBytes(ISO_8859_1));
    start.writeBytes(PLAIN);
    return start.toByteArray();
  }
}

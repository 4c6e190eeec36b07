// SPDX-License-Identifier: Apache-2.0
package io.stackgan.contracts;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How far a picture goes: Stage-I's 64×64 sketch, or Stage-II's 256×256. */
public enum ImageSize {
  SKETCH("64x64", 64),
  FULL("256x256", 256);

  private final String text;
  private final int pixels;

  ImageSize(String text, int pixels) {
    this.text = text;
    this.pixels = pixels;
  }

  /** As written in requests and events, such as {@code 64x64}. */
  public String text() {
    return text;
  }

  /** Width and height. */
  public int pixels() {
    return pixels;
  }

  /**
   * The size that is written so.
   *
   * @throws InvalidRequestException naming the sizes there are
   */
  public static ImageSize parse(String text) {
    for (ImageSize size : values()) {
      if (size.text.equals(text)) {
        return size;
      }
    }
    String known = Arrays.stream(values()).map(ImageSize::text).collect(Collectors.joining(" or "));
    throw new InvalidRequestException(
        "size", "'" + Excerpt.of(text) + "' is not a size; use " + known);
  }
}

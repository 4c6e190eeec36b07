// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.formats;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A kind of file that a picture can be had as. */
public enum PictureFormat {
  PNG,
  JPEG,
  WEBP;

  public static final List<String> NAMES =
      Arrays.stream(values()).map(PictureFormat::text).toList();

  /** As {@code output_format} and the ends of file names have it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String contentType() {
    return "image/" + text();
  }

  /**
   * @param text one of {@link #NAMES}
   */
  public static PictureFormat parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}

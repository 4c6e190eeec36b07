// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.images;

/** What the Images API lets a caller choose elsewhere, and what every picture here has. */
final class Look {

  static final String BACKGROUND = "opaque";
  static final String QUALITY = "high";

  private Look() {}
}

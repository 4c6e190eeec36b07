// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

import java.awt.Color;
import java.util.Locale;

/** The colours that captions name, far enough apart to be told at 64×64. */
enum Tint {
  RED(204, 36, 36),
  ORANGE(238, 122, 28),
  YELLOW(246, 210, 50),
  GREEN(70, 146, 62),
  BLUE(42, 98, 196),
  PURPLE(120, 64, 156),
  PINK(240, 144, 168),
  BROWN(122, 78, 44),
  GRAY(142, 146, 152),
  BLACK(36, 36, 41),
  WHITE(242, 242, 238);

  private final int red;
  private final int green;
  private final int blue;

  Tint(int red, int green, int blue) {
    this.red = red;
    this.green = green;
    this.blue = blue;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Color color() {
    return new Color(red, green, blue);
  }
}

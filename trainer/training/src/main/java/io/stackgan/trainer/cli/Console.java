// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Lines with the time before them. */
final class Console {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private Console() {}

  static void log(String line) {
    System.out.println(LocalTime.now().format(TIME) + " " + line);
  }
}

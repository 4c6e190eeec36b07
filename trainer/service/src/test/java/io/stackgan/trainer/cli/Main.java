// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.cli;

import java.util.List;

/**
 * Stands in for the training command: says what it was given; the data set's name says what then
 * happens.
 */
public final class Main {

  private Main() {}

  private static void checkSettings(String line) {
    if (line.contains("huge") || line.contains("sede") || line.contains("many")) {
      System.out.println("There is no such setting or preset");
      System.exit(1);
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    if (arguments[0].equals("check-settings")) {
      checkSettings(String.join(" ", arguments));
      return;
    }
    System.out.println(String.join(" ", arguments));
    String data = List.of(arguments).get(List.of(arguments).indexOf("--data") + 1);
    if (data.endsWith("broken")) {
      System.out.println("images.txt: no such file");
      System.exit(1);
    }
    if (data.endsWith("endless")) {
      Thread.sleep(60_000);
    }
  }
}

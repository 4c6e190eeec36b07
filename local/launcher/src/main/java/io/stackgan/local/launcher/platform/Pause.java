// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

/** A wait between two looks at something that cannot be waited for. */
final class Pause {

  private Pause() {}

  static void millis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("Interrupted", e);
    }
  }
}

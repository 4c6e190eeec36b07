// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives processes a session of their own where the system can: Ctrl-C and a closed terminal then
 * reach the launcher alone, which stops the others in order.
 */
final class Sessions {

  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private Sessions() {}

  static List<String> own(List<String> command) {
    if (!Files.isExecutable(SETSID)) {
      return command;
    }
    List<String> inOwnSession = new ArrayList<>(List.of(SETSID.toString()));
    inOwnSession.addAll(command);
    return inOwnSession;
  }
}

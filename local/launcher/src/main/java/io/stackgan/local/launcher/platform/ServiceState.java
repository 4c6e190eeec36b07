// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

/**
 * What the supervisor knows of a service.
 *
 * @param process null while it waits to be started again
 * @param restarts how often it ended by itself
 * @param lastExit how it ended the last time; null when it never did
 */
public record ServiceState(
    String name, int port, ProcessIdentity process, int restarts, Integer lastExit) {

  public boolean isRunning() {
    return process != null && process.isRunning();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.platform.Installation;
import io.stackgan.local.launcher.platform.PlatformException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command line of the trainer, run in a process of its own with its module's class path. */
final class TrainerTool {

  private final String module;
  private final String mainClass;

  TrainerTool(String module, String mainClass) {
    this.module = module;
    this.mainClass = mainClass;
  }

  /** Runs it on this terminal and returns its exit code. */
  int run(List<String> arguments, Map<String, String> environment) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Installation.java());
    command.addAll(List.of("-cp", Installation.current().classPath(module), mainClass));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(environment);
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process), "stop-trainer"));
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("Interrupted", e);
    }
  }

  /** Waits for its end, since a training that is stopped writes a checkpoint first. */
  private static void stop(Process process) {
    process.destroy();
    process.onExit().join();
  }
}

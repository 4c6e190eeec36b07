// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.platformtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackgan.local.launcher.HelpExamples;
import io.stackgan.local.platformtests.Stackgan.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;

/** The command lines of help, run by a shell in a folder that has what they name. */
final class PrintedExamples {

  /** They start another platform, take long, end this one, or need a release more than there is. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "\\./stackgan (up .*--data.*|chaos.*|down|release (import|promote|rollback).*)");

  private final Path folder;
  private final Path data;

  PrintedExamples(Path folder, Path data) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.data = data;
    Path script = folder.resolve("stackgan");
    String command = String.join(" ", Stackgan.command());
    Files.writeString(script, "#!/bin/sh\nexec " + command + " \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(folder.resolve("captions.txt"), "a red bird\na blue bird\n");
    Files.writeString(folder.resolve("jobs.jsonl"), "{\"prompt\":\"a bird\",\"seed\":7}\n");
  }

  /** In the order of help. */
  List<String> all() {
    return HelpExamples.all().stream()
        .distinct()
        .filter(example -> !LEFT_OUT.matcher(example).matches())
        .toList();
  }

  Outcome run(String example) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", example).redirectErrorStream(true);
    builder.directory(folder.toFile());
    builder.environment().put("STACKGAN_DATA", data.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}

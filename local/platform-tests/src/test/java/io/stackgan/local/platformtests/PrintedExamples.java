// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.platformtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackgan.helpexamples.HelpExamples;
import io.stackgan.local.launcher.Main;
import io.stackgan.local.platformtests.Stackgan.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The command lines of help, run by a shell in a folder that has what they name. */
final class PrintedExamples {

  static final String ANOTHER_RELEASE = "the-release-before";

  /** One starts a platform on ports that may be taken; the others are ChaosIT's, and take long. */
  private static final Pattern LEFT_OUT = Pattern.compile("\\./stackgan (up .*--data|chaos) .*");

  private static final Path RELEASES = Stackgan.HOME.resolve("releases");
  private static final String SHIPPED = "drawn-birds";

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
    Files.createSymbolicLink(folder.resolve("releases"), RELEASES);
  }

  /** The shipped models under another name, not signed. */
  Path anotherRelease() throws IOException {
    Path another = Files.createDirectories(folder.resolve(ANOTHER_RELEASE));
    Path shipped = RELEASES.resolve(SHIPPED);
    for (String component : List.of("encoder", "stage1", "stage2")) {
      Files.createSymbolicLink(another.resolve(component), shipped.resolve(component));
    }
    String manifest = Files.readString(shipped.resolve("release.json"));
    Files.writeString(
        another.resolve("release.json"),
        manifest.replaceFirst("\"drawn-birds-\\d+\"", "\"" + ANOTHER_RELEASE + "\""));
    return another;
  }

  /** In the order of help, but for the end of the platform. */
  List<String> all() {
    return HelpExamples.of(Main.commandLine()).stream()
        .distinct()
        .filter(example -> !LEFT_OUT.matcher(example).matches())
        .sorted(Comparator.comparing("./stackgan down"::equals))
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

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackgan.local.launcher.platform.PlatformException;
import io.stackgan.local.launcher.platform.PlatformReleases;
import io.stackgan.modelstore.ReleaseAlias;
import io.stackgan.modelstore.ReleaseFolder;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.signing.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after the releases of a running platform. */
@Command(
    name = "release",
    description = "Lists, imports and chooses the releases of a running platform.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  ./stackgan release list --json",
      "  ./stackgan release import releases/drawn-birds",
      "  ./stackgan release promote drawn-birds-5",
      "  ./stackgan release rollback"
    })
final class ReleaseCommand {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Command(name = "list", description = "Lists the releases; * marks the one in service.")
  int list(
      @Option(names = "--json", description = "Print JSON, an object a line") boolean json,
      @Mixin PlatformOptions platform,
      @Mixin HelpOption help) {
    PlatformReleases releases = releases(platform);
    List<ReleaseManifest> all = releases.list();
    String inService = releases.inService().orElse("");
    if (json) {
      all.forEach(release -> out().println(line(release, inService)));
      return 0;
    }
    if (all.isEmpty()) {
      out().println("No release yet: ./stackgan release import DIR brings one");
    }
    all.forEach(
        release ->
            out()
                .printf(
                    "%s %-40s %s%n",
                    release.release().equals(inService) ? "*" : " ",
                    release.release(),
                    release.createdAt()));
    return 0;
  }

  private static JsonNode line(ReleaseManifest release, String inService) {
    return new ObjectMapper()
        .createObjectNode()
        .put("release", release.release())
        .put("created_at", release.createdAt().toString())
        .put("in_service", release.release().equals(inService));
  }

  @Command(name = "import", description = "Brings a release's folder into the store.")
  int importFolder(
      @Parameters(paramLabel = "DIR", description = "The folder that holds release.json")
          Path folder,
      @Mixin PlatformOptions platform,
      @Mixin HelpOption help) {
    PlatformReleases releases = releases(platform);
    String release = releases.importFolder(folder).release();
    String next =
        releases
            .objection(release)
            .map(objection -> "It " + objection + "; where you trust it: ./stackgan release sign ")
            .orElse("Put it in service with ./stackgan release promote ");
    out().println("Imported " + release + ". " + next + release);
    return 0;
  }

  @Command(name = "promote", description = "Puts a release in service.")
  int promote(
      @Parameters(paramLabel = "ID", description = "As ./stackgan release list names it") String id,
      @Mixin PlatformOptions platform,
      @Mixin HelpOption help) {
    return inService(releases(platform).promote(id));
  }

  @Command(
      name = "rollback",
      description = "Puts the release back in service that was there before.")
  int rollback(@Mixin PlatformOptions platform, @Mixin HelpOption help) {
    return inService(releases(platform).rollback());
  }

  @Command(name = "keygen", description = "Makes a pair of keys for signing releases.")
  int keygen(
      @Option(names = "--out", paramLabel = "DIR", required = true, description = "For both keys")
          Path folder,
      @Mixin HelpOption help)
      throws IOException {
    Path file = folder.resolve("release-key.pem");
    if (Files.exists(file)) {
      throw new PlatformException(file + " exists: choose another folder");
    }
    String key = SigningKey.generate(file);
    Files.writeString(folder.resolve("release-key.pub"), key + "\n");
    out().println("Keep " + file + " to yourself. Services trust its releases by");
    out().println("stackgan.releases.trusted-keys=" + key);
    return 0;
  }

  @Command(name = "sign", description = "Signs a release's folder, or a release in the store.")
  int sign(
      @Parameters(paramLabel = "RELEASE", description = "A folder, or an id") String release,
      @Option(
              names = "--key",
              paramLabel = "FILE",
              description = "The private key (default: the platform's own)")
          Path key,
      @Mixin PlatformOptions platform,
      @Mixin HelpOption help)
      throws IOException {
    Path own = key == null ? platform.folder().keys().privateKey() : key;
    Path folder = Path.of(release);
    if (Files.isRegularFile(folder.resolve(ReleaseFolder.MANIFEST))) {
      ReleaseFolder.open(folder, getClass().getClassLoader()).sign(SigningKey.read(own));
    } else {
      releases(platform).sign(release, own);
    }
    out().println("Signed " + release);
    return 0;
  }

  @Command(
      name = "verify",
      description = "Checks signature, files, shapes and, by running the models, golden outputs.")
  int verify(
      @Parameters(paramLabel = "RELEASE", description = "A folder, or an id") String release,
      @Option(
              names = "--trust",
              paramLabel = "FILE",
              description = "Public keys, one a line (default: this checkout's and platform's)")
          Path trust,
      @Mixin RunningPlatform platform,
      @Mixin HelpOption help)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("verify-release", release));
    Map<String, String> environment =
        new HashMap<>(PlatformOptions.defaultFolder().keys().trustSettings());
    environment.putAll(platform.settings());
    if (trust != null) {
      arguments.addAll(List.of("--trust", trust.toString()));
    }
    return new TrainerTool("trainer/evaluation", "io.stackgan.trainer.evaluation.cli.Main")
        .run(arguments, environment);
  }

  private int inService(ReleaseAlias alias) {
    out().println(alias.release() + " is in service");
    return 0;
  }

  private static PlatformReleases releases(PlatformOptions platform) {
    return new PlatformReleases(platform.running(), platform.folder());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.platform.PlatformException;
import io.stackgan.local.launcher.platform.PlatformReleases;
import io.stackgan.modelstore.ReleaseAlias;
import io.stackgan.modelstore.ReleaseFolder;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.signing.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      "With --json each command prints objects; its own --help names their fields.",
      "",
      "Examples:",
      "  ./stackgan release list --json",
      "  ./stackgan release import releases/drawn-birds",
      "  ./stackgan release promote drawn-birds-6",
      "  ./stackgan release rollback"
    })
final class ReleaseCommand {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Command(
      name = "list",
      description = "Lists the releases; * marks the one in service.",
      footer = {"", "With --json, for each: release, created_at, in_service."})
  int list(@Mixin PlatformOptions platform, @Mixin Told told, @Mixin HelpOption help) {
    PlatformReleases releases = releases(platform);
    List<ReleaseManifest> all = releases.list();
    String inService = releases.inService().orElse("");
    if (all.isEmpty() && !told.json) {
      spec.commandLine()
          .getOut()
          .println("No release yet: ./stackgan release import DIR brings one");
    }
    all.forEach(release -> line(release, release.release().equals(inService), told));
    return 0;
  }

  private void line(ReleaseManifest release, boolean serves, Told told) {
    String id = release.release();
    String created = release.createdAt().toString();
    told.print(
        spec,
        Map.of("release", id, "created_at", created, "in_service", serves),
        "%s %-40s %s".formatted(serves ? "*" : " ", id, created));
  }

  @Command(
      name = "import",
      description = "Brings a release's folder into the store.",
      footer = {"", "With --json: release, trusted."})
  int importFolder(
      @Parameters(paramLabel = "DIR", description = "The folder that holds release.json")
          Path folder,
      @Mixin PlatformOptions platform,
      @Mixin Told told,
      @Mixin HelpOption help) {
    PlatformReleases releases = releases(platform);
    String release = releases.importFolder(folder).release();
    Optional<String> found = releases.objection(release);
    String next =
        found
            .map(objection -> "It " + objection + "; where you trust it: ./stackgan release sign ")
            .orElse("Put it in service with ./stackgan release promote ");
    told.print(
        spec,
        Map.of("release", release, "trusted", found.isEmpty()),
        "Imported " + release + ". " + next + release);
    return 0;
  }

  @Command(
      name = "promote",
      description = "Puts a release in service.",
      footer = {"", "With --json: release, in_service."})
  int promote(
      @Parameters(paramLabel = "ID", description = "As ./stackgan release list names it") String id,
      @Mixin PlatformOptions platform,
      @Mixin Told told,
      @Mixin HelpOption help) {
    return inService(releases(platform).promote(id), told);
  }

  @Command(
      name = "rollback",
      description = "Puts the release back in service that was there before.",
      footer = {"", "With --json: release, in_service."})
  int rollback(@Mixin PlatformOptions platform, @Mixin Told told, @Mixin HelpOption help) {
    return inService(releases(platform).rollback(), told);
  }

  @Command(
      name = "keygen",
      description = "Makes a pair of keys for signing releases.",
      footer = {"", "With --json: private_key, trusted_key."})
  int keygen(
      @Option(names = "--out", paramLabel = "DIR", required = true, description = "For both keys")
          Path folder,
      @Mixin Told told,
      @Mixin HelpOption help)
      throws IOException {
    Path file = folder.resolve("release-key.pem");
    if (Files.exists(file)) {
      throw new PlatformException(file + " exists: choose another folder");
    }
    String key = SigningKey.generate(file);
    Files.writeString(folder.resolve("release-key.pub"), key + "\n");
    told.print(
        spec,
        Map.of("private_key", file.toString(), "trusted_key", key),
        "Keep " + file + " to yourself. Services trust its releases by",
        "stackgan.releases.trusted-keys=" + key);
    return 0;
  }

  @Command(
      name = "sign",
      description = "Signs a release's folder, or a release in the store.",
      footer = {"", "With --json: release, signed."})
  int sign(
      @Parameters(paramLabel = "RELEASE", description = "A folder, or an id") String release,
      @Option(
              names = "--key",
              paramLabel = "FILE",
              description = "The private key (default: the platform's own)")
          Path key,
      @Mixin PlatformOptions platform,
      @Mixin Told told,
      @Mixin HelpOption help)
      throws IOException {
    Path own = key == null ? platform.folder().keys().privateKey() : key;
    Path folder = Path.of(release);
    if (Files.isRegularFile(folder.resolve(ReleaseFolder.MANIFEST))) {
      ReleaseFolder.open(folder, getClass().getClassLoader()).sign(SigningKey.read(own));
    } else {
      releases(platform).sign(release, own);
    }
    told.print(spec, Map.of("release", release, "signed", true), "Signed " + release);
    return 0;
  }

  @Command(
      name = "verify",
      description = "Checks signature, files, shapes and, by running the models, golden outputs.",
      footer = {"", "With --json: release, sound, checks (what, fault)."})
  int verify(
      @Parameters(paramLabel = "RELEASE", description = "A folder, or an id") String release,
      @Option(
              names = "--trust",
              paramLabel = "FILE",
              description = "Public keys, one a line (default: this checkout's and platform's)")
          Path trust,
      @Mixin RunningPlatform platform,
      @Mixin Told told,
      @Mixin HelpOption help)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("verify-release", release));
    Map<String, String> environment =
        new HashMap<>(PlatformOptions.defaultFolder().keys().trustSettings());
    environment.putAll(platform.settings());
    if (trust != null) {
      arguments.addAll(List.of("--trust", trust.toString()));
    }
    if (told.json) {
      arguments.add("--json");
    }
    return new TrainerTool("trainer/evaluation", "io.stackgan.trainer.evaluation.cli.Main")
        .run(arguments, environment);
  }

  private int inService(ReleaseAlias alias, Told told) {
    told.print(
        spec,
        Map.of("release", alias.release(), "in_service", true),
        alias.release() + " is in service");
    return 0;
  }

  private static PlatformReleases releases(PlatformOptions platform) {
    return new PlatformReleases(platform.running(), platform.folder());
  }
}

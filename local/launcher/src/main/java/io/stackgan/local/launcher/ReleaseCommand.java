// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import io.stackgan.local.launcher.platform.PlatformReleases;
import io.stackgan.modelstore.ReleaseAlias;
import io.stackgan.modelstore.ReleaseManifest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
      "  ./stackgan release import releases/drawn-birds",
      "  ./stackgan release promote drawn-birds-1",
      "  ./stackgan release rollback"
    })
final class ReleaseCommand {

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Command(name = "list", description = "Lists the releases; * marks the one in service.")
  int list(@Mixin PlatformOptions platform, @Mixin HelpOption help) {
    PlatformReleases releases = releases(platform);
    List<ReleaseManifest> all = releases.list();
    String inService = releases.inService().orElse("");
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

  @Command(name = "import", description = "Brings a release's folder into the store.")
  int importFolder(
      @Parameters(paramLabel = "DIR", description = "The folder that holds release.json")
          Path folder,
      @Mixin PlatformOptions platform,
      @Mixin HelpOption help) {
    ReleaseManifest release = releases(platform).importFolder(folder);
    out()
        .printf(
            "Imported %1$s; put it in service with ./stackgan release promote %1$s%n",
            release.release());
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

  private int inService(ReleaseAlias alias) {
    out().println(alias.release() + " is in service");
    return 0;
  }

  private static PlatformReleases releases(PlatformOptions platform) {
    return new PlatformReleases(platform.running(), platform.folder().secrets());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}

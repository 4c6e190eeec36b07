// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.local.launcher.platform.PlatformReleases;
import io.stackgan.modelstore.Canary;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries a release out on a part of the jobs. */
@Command(
    name = "canary",
    description = {
      "Tries a release out beside the one in service: on a share of the jobs, or as a shadow that",
      "draws them as well and is measured alone. Without arguments it tells what is tried out."
    },
    footer = {
      "",
      "Examples:",
      "  ./stackgan canary drawn-birds-6 --share 10 --shadow",
      "  ./stackgan canary drawn-birds-6 --share 10",
      "  ./stackgan canary",
      "  ./stackgan canary --off",
      "  ./stackgan canary drawn-birds-6 --share 50 --json",
      "  ./stackgan canary --promote"
    })
final class CanaryCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "RELEASE",
      arity = "0..1",
      description = "As ./stackgan release list names it")
  String release;

  @Option(
      names = "--share",
      paramLabel = "PERCENT",
      defaultValue = "10",
      description = "Of the jobs, 1 to 100 (default: 10)")
  int share;

  @Option(names = "--shadow", description = "Show the pictures of the release in service alone")
  boolean shadow;

  @ArgGroup End end;

  /** What becomes of the one that runs. */
  static final class End {
    @Option(names = "--off", description = "End the trial")
    boolean off;

    @Option(names = "--promote", description = "Put the release that is tried out in service")
    boolean promote;
  }

  @Option(names = "--json", description = "Print JSON")
  boolean json;

  @Mixin PlatformOptions platform;

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    if (release != null && end != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--off and --promote are about the release that is tried out: name none");
    }
    PlatformReleases releases = new PlatformReleases(platform.running(), platform.folder());
    if (release != null) {
      releases.startCanary(release, share, shadow);
    } else if (end != null && end.off) {
      releases.endCanary();
    } else if (end != null) {
      releases.promoteCanary();
    }
    print(releases.canary());
    return 0;
  }

  private void print(Optional<Canary> canary) {
    spec.commandLine().getOut().println(json ? line(canary) : words(canary));
  }

  static String words(Optional<Canary> canary) {
    if (canary.isEmpty()) {
      return "No release is tried out";
    }
    Canary last = canary.get();
    if (!last.runs()) {
      return "No release is tried out; %s was: %s".formatted(last.release(), last.ended());
    }
    return last.shadow()
        ? "%s draws %d %% of the jobs as a shadow".formatted(last.release(), last.share())
        : "%s draws %d %% of the jobs".formatted(last.release(), last.share());
  }

  private static ObjectNode line(Optional<Canary> canary) {
    ObjectNode line = new ObjectMapper().createObjectNode().put("running", false);
    canary.ifPresent(
        last ->
            line.put("running", last.runs())
                .put("release", last.release())
                .put("share", last.share())
                .put("shadow", last.shadow())
                .put("updated_at", last.updatedAt().toString())
                .put("ended", last.ended()));
    return line;
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What every command about jobs may be told. */
final class JobOptions {

  @Option(names = "--json", description = "Print JSON, an object a line")
  boolean json;

  @Mixin PlatformOptions platform;

  private GatewayCalls calls;

  GatewayCalls calls() {
    if (calls == null) {
      calls = new GatewayCalls(platform.url());
    }
    return calls;
  }

  JobLines lines(CommandSpec spec) {
    return new JobLines(spec.commandLine().getOut());
  }
}

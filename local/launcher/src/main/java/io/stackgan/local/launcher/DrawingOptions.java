// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import picocli.CommandLine.Option;

/** What every command that draws may be told of its pictures. */
final class DrawingOptions {

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      defaultValue = "256x256",
      description = "64x64 or 256x256 (default: ${DEFAULT-VALUE})")
  String size;

  @Option(
      names = "--variation",
      paramLabel = "V",
      defaultValue = "1",
      description = "How much of Conditioning Augmentation's sigma, 0 to 2 (default: 1)")
  double variation;
}

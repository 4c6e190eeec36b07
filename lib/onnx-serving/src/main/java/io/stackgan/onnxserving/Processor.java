// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/** What this machine's processor can do, as far as Linux tells. */
final class Processor {

  private static final Path DESCRIPTION = Path.of("/proc/cpuinfo");
  private static final String FLAGS = "flags";

  /** Instructions that multiply and add up four bytes at once, in either encoding. */
  private static final Set<String> BYTE_PRODUCTS = Set.of("avx512_vnni", "avx_vnni");

  private Processor() {}

  /** Without them int8 is hardly faster, and ONNX Runtime's sums may saturate. */
  static boolean multipliesBytes() {
    return multipliesBytes(DESCRIPTION);
  }

  static boolean multipliesBytes(Path description) {
    if (!Files.isReadable(description)) {
      return false;
    }
    try (var lines = Files.lines(description)) {
      return lines
          .filter(line -> line.startsWith(FLAGS))
          .flatMap(line -> Arrays.stream(line.split("\\s+")))
          .anyMatch(BYTE_PRODUCTS::contains);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + description, e);
    }
  }
}

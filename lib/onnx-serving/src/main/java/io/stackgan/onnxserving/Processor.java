// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this machine's processor can do, as far as Linux tells. */
final class Processor {

  private static final Path DESCRIPTION = Path.of("/proc/cpuinfo");
  private static final String FLAGS = "flags";

  /** Instructions that multiply and add up four bytes at once, in either encoding. */
  private static final Set<String> BYTE_PRODUCTS = Set.of("avx512_vnni", "avx_vnni");

  /** What decides which code runs there, on x86 and on Arm. */
  private static final Set<String> KIND =
      Set.of("model name", "flags", "Features", "CPU implementer", "CPU part");

  private Processor() {}

  /** Without them int8 is hardly faster, and ONNX Runtime's sums may saturate. */
  static boolean multipliesBytes() {
    return multipliesBytes(DESCRIPTION);
  }

  static boolean multipliesBytes(Path description) {
    return lines(description)
        .filter(line -> line.startsWith(FLAGS))
        .flatMap(line -> Arrays.stream(line.split("\\s+")))
        .anyMatch(BYTE_PRODUCTS::contains);
  }

  /** The same for processors that run the same code; empty where that is not told. */
  static String kind() {
    return kind(DESCRIPTION);
  }

  static String kind(Path description) {
    return lines(description)
        .filter(line -> KIND.contains(line.split(":")[0].strip()))
        .distinct()
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> lines(Path description) {
    try {
      return Files.isReadable(description)
          ? Files.readAllLines(description).stream()
          : Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + description, e);
    }
  }
}

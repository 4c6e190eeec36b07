// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds running platforms by what their processes carry as arguments. */
public final class PlatformProcesses {

  private static final String PORT = "-Dplatform.port=";
  private static final String HOME = "-Dplatform.home=";
  private static final String DATA = "-Dplatform.data=";

  private PlatformProcesses() {}

  static List<String> marks(Installation installation, int port, DataFolder data) {
    return List.of(PORT + port, DATA + data.path(), HOME + installation.home());
  }

  /** The data folder of the platform whose gateway has this port. */
  public static Optional<DataFolder> dataOf(int port) {
    return processesWith(PORT + port)
        .flatMap(PlatformProcesses::dataArgument)
        .map(data -> new DataFolder(Path.of(data)))
        .findFirst();
  }

  /** Whether a platform runs from this checkout. */
  public static boolean use(Installation installation) {
    return processesWith(HOME + installation.home()).findAny().isPresent();
  }

  private static Stream<String[]> processesWith(String mark) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().arguments().stream())
        .filter(arguments -> List.of(arguments).contains(mark));
  }

  private static Stream<String> dataArgument(String[] arguments) {
    return Arrays.stream(arguments)
        .filter(argument -> argument.startsWith(DATA))
        .map(argument -> argument.substring(DATA.length()));
  }
}

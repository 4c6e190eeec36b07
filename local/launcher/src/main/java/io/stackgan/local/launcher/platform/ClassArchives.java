// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Classes of the platform's programs as a JVM keeps them, so that it need not read and check them
 * at each start (class-data sharing): a file for each module and Java version. A JVM that cannot
 * use its file starts without.
 */
final class ClassArchives {

  private static final int FIRST_WITH_AOT_LOG = 24;

  private final Installation installation;
  private final Path lists;

  private ClassArchives(Installation installation, Path lists) {
    this.installation = installation;
    this.lists = lists;
  }

  /** What was recorded of the present build, if anything. */
  static ClassArchives of(Installation installation) {
    return new ClassArchives(installation, null);
  }

  /**
   * To be recorded.
   *
   * @param lists folder for the names of the classes that programs load
   */
  static ClassArchives recorded(Installation installation, Path lists) {
    return new ClassArchives(installation, lists);
  }

  /** Options of the JVM that runs a module. */
  List<String> options(String module) {
    if (lists != null) {
      return List.of("-XX:DumpLoadedClassList=" + list(module));
    }
    return isCurrent(module)
        ? List.of("-XX:SharedArchiveFile=" + archive(module), "-Xshare:auto", silence())
        : List.of();
  }

  /** The command that makes a module's archive of what it has loaded. */
  List<String> dump(String module) {
    return List.of(
        Installation.java(),
        "-Xshare:dump",
        "-XX:SharedClassListFile=" + list(module),
        "-XX:SharedArchiveFile=" + making(module),
        "-cp",
        installation.runnable(module));
  }

  /** Takes what {@link #dump} has made into use. */
  void keep(String module) throws IOException {
    Files.move(making(module), archive(module), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Another build's would not fit, and without its own file a JVM does better with none. */
  private boolean isCurrent(String module) {
    Path archive = archive(module);
    try {
      return Files.exists(archive)
          && Files.getLastModifiedTime(archive).compareTo(lastBuild(module)) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look into " + installation.target(module), e);
    }
  }

  private FileTime lastBuild(String module) throws IOException {
    try (Stream<Path> files = Files.walk(installation.target(module), 4)) {
      FileTime last = FileTime.fromMillis(0);
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        last = Stream.of(last, Files.getLastModifiedTime(jar)).max(Comparator.naturalOrder()).get();
      }
      return last;
    }
  }

  private Path list(String module) {
    return lists.resolve(module.replace('/', '-') + ".classes");
  }

  private Path making(String module) {
    return lists.resolve(module.replace('/', '-') + ".jsa");
  }

  private Path archive(String module) {
    return installation.target(module).resolve("classes-%s.jsa".formatted(Runtime.version()));
  }

  /** A JVM's words on its archive would stand among its service's own. */
  private static String silence() {
    return Runtime.version().feature() < FIRST_WITH_AOT_LOG
        ? "-Xlog:cds*=off,class+path=off"
        : "-Xlog:cds*=off,aot*=off,class+path=off";
  }
}

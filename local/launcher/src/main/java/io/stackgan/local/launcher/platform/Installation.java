// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The checkout with its built modules. */
public record Installation(Path home) {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** The checkout that the {@code stackgan} script lies in. */
  public static Installation current() {
    return new Installation(Path.of(System.getProperty("stackgan.home", ".")).toAbsolutePath());
  }

  public static String java() {
    return JAVA.toString();
  }

  /** The release that comes with the repository. */
  public Path shippedRelease() {
    return home.resolve("releases").resolve("drawn-birds");
  }

  /** Public keys that every platform of this checkout trusts. */
  public Path trustedKeys() {
    return home.resolve("releases").resolve("trusted");
  }

  /** Class path of a module that was packaged with its libraries beside it. */
  public String classPath(String module) {
    return target(module).resolve("*") + ":" + target(module).resolve("lib").resolve("*");
  }

  /** What {@code -cp} takes to run a packaged module of either kind. */
  String runnable(String module) {
    Path jar = quarkusJar(module);
    return Files.exists(jar) ? jar.toString() : classPath(module);
  }

  private Path quarkusJar(String module) {
    return target(module).resolve("quarkus-app/quarkus-run.jar");
  }

  Path target(String module) {
    return home.resolve(module).resolve("target");
  }

  /** The folder of all training runs. */
  public Path runs() {
    return home.resolve("runs");
  }

  /** Arguments of {@code java} that run a packaged Quarkus service. */
  List<String> quarkusService(String module) {
    Path jar = quarkusJar(module);
    if (!Files.exists(jar)) {
      throw new PlatformException(jar + " is missing: run ./stackgan up, which builds it");
    }
    return List.of("-jar", jar.toString());
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.benchmarks.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackgan.modelstore.ReleaseJson;
import io.stackgan.onnxserving.TinyRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A platform on free ports and in a folder of its own. */
final class OwnPlatform implements AutoCloseable {

  private static final String RELEASE = "near-free";
  private static final List<String> PROCESSES =
      List.of("embedding-service", "stage1-service", "stage2-service", "gateway");

  private final Path command;
  private final Path folder;
  private final int port = freePort();
  private final int kafkaPort = freePort();

  private OwnPlatform(Path home) {
    this.command = home.resolve("stackgan").toAbsolutePath();
    try {
      this.folder = Files.createTempDirectory("stackgan-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * With the shipped release in service.
   *
   * @param home the checkout
   */
  static OwnPlatform start(Path home) {
    OwnPlatform platform = new OwnPlatform(home);
    if (!Files.isExecutable(platform.command)) {
      throw new IllegalStateException("There is no " + platform.command + ": run it from there");
    }
    try {
      platform.up();
      return platform;
    } catch (RuntimeException e) {
      platform.close();
      throw e;
    }
  }

  private void up() {
    run("up", "--detach", "--port", "" + port, "--kafka-port", "" + kafkaPort);
  }

  /**
   * @return seconds from the command to its end, when all is ready
   */
  double restart() {
    run("down");
    long start = System.nanoTime();
    up();
    return (System.nanoTime() - start) * 1e-9;
  }

  /** Resident memory of all its processes, MiB. */
  double memory() {
    Path file = folder.resolve("status.json");
    run("status", "--json", file.toString());
    try {
      return new ObjectMapper().readTree(file.toFile()).at("/rows/0/value").asDouble();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a release in service whose models are a few nodes each. */
  void serveTinyModels() {
    Path release = folder.resolve(RELEASE);
    TinyRelease tiny = new TinyRelease(RELEASE, 20, release);
    try {
      Files.createDirectories(release);
      Files.write(release.resolve("release.json"), ReleaseJson.encode(tiny.write()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("release", "sign", release.toString());
    run("release", "import", release.toString());
    run("release", "promote", RELEASE);
  }

  String release() {
    return RELEASE;
  }

  Path scratch() {
    return folder;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  String bootstrapServers() {
    return "127.0.0.1:" + kafkaPort;
  }

  /** CPU time of each process so far, milliseconds. */
  Map<String, Double> cpu() {
    Map<String, Double> used = new TreeMap<>();
    ProcessHandle.allProcesses()
        .filter(process -> line(process).contains(data()))
        .forEach(process -> used.merge(name(line(process)), milliseconds(process), Double::sum));
    return used;
  }

  private static String line(ProcessHandle process) {
    return String.join(" ", process.info().arguments().orElse(new String[0]));
  }

  private static double milliseconds(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() * 1e-6;
  }

  private static String name(String line) {
    if (line.contains("BrokerMain")) {
      return "broker";
    }
    return line.contains("ObjectStoreMain")
        ? "object store"
        : PROCESSES.stream().filter(name -> line.contains(name + "/")).findFirst().orElse("others");
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private void run(String... arguments) {
    List<String> line = new ArrayList<>(List.of(command.toString()));
    line.addAll(List.of(arguments));
    line.addAll(List.of("--data", data()));
    try {
      int exit = new ProcessBuilder(line).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException(String.join(" ", line) + " ended with " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    run("down");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + folder, e);
    }
  }
}

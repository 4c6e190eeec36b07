// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The folder of the broker's records. It appears whole: a format cut short leaves no trace. */
final class LogFolder {

  private LogFolder() {}

  /** Formats the folder when it does not exist yet. */
  static Path formatted(Path folder) throws Exception {
    Path logs = folder.toAbsolutePath().normalize();
    if (!Files.exists(logs)) {
      Files.createDirectories(logs.getParent());
      Path fresh = logs.resolveSibling(logs.getFileName() + ".new");
      delete(fresh);
      format(fresh);
      Files.move(fresh, logs, StandardCopyOption.ATOMIC_MOVE);
    }
    return logs;
  }

  private static void format(Path folder) throws Exception {
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(BrokerSettings.NODE)
        .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setMetadataLogDirectory(folder.toString())
        .addDirectory(folder.toString())
        .run();
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}

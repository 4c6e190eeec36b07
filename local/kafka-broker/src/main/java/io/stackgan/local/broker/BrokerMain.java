// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.broker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.logging.LogManager;

/**
 * The broker as a process of its own: {@code FOLDER PORT [SETTINGS]}, the last one a file of
 * properties. SIGTERM closes it cleanly.
 */
public final class BrokerMain {

  private BrokerMain() {}

  public static void main(String[] arguments) throws IOException {
    try (InputStream levels = BrokerMain.class.getResourceAsStream("logging.properties")) {
      LogManager.getLogManager().readConfiguration(levels);
    }
    Properties more = new Properties();
    if (arguments.length > 2) {
      try (InputStream settings = Files.newInputStream(Path.of(arguments[2]))) {
        more.load(settings);
      }
    }
    KafkaBroker broker =
        KafkaBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), more);
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "close-broker"));
    broker.awaitClose();
  }
}

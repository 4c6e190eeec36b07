// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.objectstore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.logging.LogManager;

/**
 * The S3 server as a process of its own: {@code FOLDER PORT}. The keys come by environment, since
 * other users of the machine can read arguments.
 */
public final class ObjectStoreMain {

  private ObjectStoreMain() {}

  public static void main(String[] arguments) throws IOException {
    try (InputStream levels = ObjectStoreMain.class.getResourceAsStream("logging.properties")) {
      LogManager.getLogManager().readConfiguration(levels);
    }
    ObjectStoreServer.start(
        Path.of(arguments[0]),
        Integer.parseInt(arguments[1]),
        System.getenv("STACKGAN_STORE_ACCESS_KEY"),
        System.getenv("STACKGAN_STORE_SECRET_KEY"));
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.objectstore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.logging.LogManager;

/**
 * The S3 server as a process of its own: {@code FOLDER PORT [KEYSTORE]}, by TLS where it has a key
 * store. Keys and passwords come by environment, since other users of the machine can read
 * arguments.
 */
public final class ObjectStoreMain {

  private ObjectStoreMain() {}

  public static void main(String[] arguments) throws IOException {
    try (InputStream levels = ObjectStoreMain.class.getResourceAsStream("logging.properties")) {
      LogManager.getLogManager().readConfiguration(levels);
    }
    Path folder = Path.of(arguments[0]);
    int port = Integer.parseInt(arguments[1]);
    String accessKey = System.getenv("STACKGAN_STORE_ACCESS_KEY");
    String secretKey = System.getenv("STACKGAN_STORE_SECRET_KEY");
    if (arguments.length > 2) {
      String password = System.getenv("STACKGAN_STORE_KEYSTORE_PASSWORD");
      ObjectStoreServer.startSecured(
          folder, port, accessKey, secretKey, Path.of(arguments[2]), password);
    } else {
      ObjectStoreServer.start(folder, port, accessKey, secretKey);
    }
  }
}

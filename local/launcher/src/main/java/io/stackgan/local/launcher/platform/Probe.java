// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Asks a service how it is. */
public enum Probe {
  /** It runs, though it may lack what it needs for its work. */
  LIVE,
  /** It does its work. */
  READY;

  private static final int TIMEOUT_MILLIS = 2000;

  public boolean passes(ServiceState service) {
    return PlatformServices.FOUNDATION.contains(service.name())
        ? accepts(service.port())
        : isUp(service.port());
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private boolean isUp(int port) {
    try {
      URI health = URI.create("http://127.0.0.1:" + port + "/q/health/" + name().toLowerCase());
      HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    }
  }
}

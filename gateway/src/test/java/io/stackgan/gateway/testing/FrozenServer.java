// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands before a server and hands everything on, until it freezes: then it only listens. */
public final class FrozenServer implements AutoCloseable {

  private final ServerSocket listening;
  private final int server;
  private volatile boolean frozen;

  public FrozenServer(int server) throws IOException {
    this.server = server;
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    run(this::accept);
  }

  public int port() {
    return listening.getLocalPort();
  }

  public void freeze() {
    frozen = true;
  }

  private void accept() throws IOException {
    while (true) {
      Socket caller = listening.accept();
      Socket called = new Socket(InetAddress.getLoopbackAddress(), server);
      run(() -> pass(caller.getInputStream(), called.getOutputStream()));
      run(() -> pass(called.getInputStream(), caller.getOutputStream()));
    }
  }

  private void pass(InputStream from, OutputStream to) throws IOException {
    byte[] bytes = new byte[8192];
    for (int read = from.read(bytes); read >= 0; read = from.read(bytes)) {
      if (!frozen) {
        to.write(bytes, 0, read);
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void run(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BatchCommandTest {

  private static final String DONE =
      "{\"id\":\"batch_1_2.0\",\"state\":\"completed\",\"size\":\"64x64\","
          + "\"images\":[{\"index\":0,\"size\":\"64x64\",\"url\":\"/picture\"}]}";
  private static final String FAILED = "{\"id\":\"batch_1_2.1\",\"state\":\"failed\"}";

  @TempDir Path folder;

  private final StringWriter output = new StringWriter();
  private final StringWriter asked = new StringWriter();
  private HttpServer server;
  private Path captions;

  @BeforeEach
  void start() throws IOException {
    captions = Files.writeString(folder.resolve("c"), "a \"red\" bird\n\n{\"prompt\":\"b\"}\n");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/v1/batches", 202, "{\"results\":\"/results\"}");
    answer("/picture", 200, "picture");
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void captions_areSent_andPicturesAndResultsWritten() throws IOException {
    answer("/results", 200, DONE + "\n");
    assertThat(batch()).isEqualTo(1); // one of two lines ended
    assertThat(asked.toString())
        .isEqualTo("{\"prompt\":\"a \\\"red\\\" bird\"}\n{\"prompt\":\"b\"}");
    assertThat(folder.resolve("out/1-0.png")).hasContent("picture");
    assertThat(folder.resolve("out/results.jsonl")).hasContent(DONE);
    assertThat(output.toString()).isEqualToNormalizingNewlines("1 of 2 drawn\n");
  }

  @Test
  void failedJob_isAnExitCode() {
    answer("/results", 200, DONE + "\n" + FAILED + "\n");
    assertThat(batch("--json")).isEqualTo(1);
    assertThat(output.toString()).isEqualToNormalizingNewlines(DONE + "\n" + FAILED + "\n");
  }

  @Test
  void progress_isDrawnOnATerminalAlone() {
    StringWriter terminal = new StringWriter();
    ProgressBar.on(new PrintWriter(terminal), 4).show(2);
    assertThat(terminal.toString()).isEqualTo("\r[###############...............] 2 of 4");
    ProgressBar.on(null, 4).show(2);
  }

  private int batch(String... options) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(output, true));
    line.setErr(new PrintWriter(new StringWriter()));
    String[] own = {
      "batch",
      captions.toString(),
      "--out",
      folder.resolve("out").toString(),
      "--port",
      String.valueOf(server.getAddress().getPort())
    };
    String[] all = Arrays.copyOf(own, own.length + options.length);
    System.arraycopy(options, 0, all, own.length, options.length);
    return line.execute(all);
  }

  private void answer(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          asked.write(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}

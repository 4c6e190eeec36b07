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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class JobsCommandTest {

  private static final String JOB =
      "{\"id\":\"job_1\",\"state\":\"completed\",\"prompt\":\"a bird\",\"n\":1,\"size\":\"64x64\","
          + "\"seed\":7,\"created_at\":\"2026-01-31T12:00:00.123Z\",\"timings\":{\"requested\":\"then\"},"
          + "\"images\":[{\"index\":0,\"size\":\"64x64\",\"url\":\"http://here/0.png\"}]}";

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void list_isALineEach_orJson_andGoesOnPageByPage() {
    answer("/v1/jobs", 200, "{\"data\":[" + JOB + "],\"has_more\":true,\"next\":\"job_1\"}");
    assertThat(jobs("list", "--limit", "200", "--state", "failed", "--prompt", "a b")).isZero();
    assertThat(output.toString().lines())
        .hasSize(2)
        .contains("job_1  completed  2026-01-31T12:00:00Z   1 × 64x64    a bird");
    assertThat(asked)
        .containsExactly(
            "GET /v1/jobs?limit=100&state=failed&prompt=a+b",
            "GET /v1/jobs?limit=100&before=job_1&state=failed&prompt=a+b");
    output.getBuffer().setLength(0);
    jobs("list", "--json", "--limit", "1");
    assertThat(output.toString().strip()).isEqualTo(JOB);
  }

  @Test
  void last_isTheNewestJob() {
    answer("/v1/jobs", 200, "{\"data\":[" + JOB + "],\"has_more\":false}");
    answer("/v1/jobs/job_1", 200, JOB);
    assertThat(jobs("show", "last")).isZero();
    assertThat(output.toString()).contains("state          completed", "http://here/0.png", "then");
    jobs("cancel", "last");
    jobs("rerun", "job_1", "--seed", "new");
    assertThat(asked).contains("DELETE /v1/jobs/job_1", "POST /v1/jobs/job_1/rerun?seed=new");
  }

  @Test
  void watch_endsWithTheJob_andItsOutcomeIsTheExitCode() {
    answer("/v1/jobs/job_1", 200, JOB);
    answer(
        "/v1/jobs/job_1/events",
        200,
        event("accepted", "") + event("ended", completed("completed")));
    assertThat(jobs("watch", "job_1")).isZero();
    assertThat(output.toString()).isEqualToNormalizingNewlines("accepted\nended: completed\n");
    answer("/v1/jobs/job_2", 200, JOB);
    answer("/v1/jobs/job_2/events", 200, event("ended", completed("failed")));
    assertThat(jobs("watch", "job_2", "--json")).isEqualTo(1);
    assertThat(output.toString())
        .contains("{\"event\":\"ended\",\"result\":{\"state\":\"failed\"}}");
  }

  @Test
  void submit_sendsWhatWasAsked_andRefusalsAreLines() {
    answer("/v1/jobs", 202, JOB);
    assertThat(jobs("submit", "a bird", "--webhook", "https://example.com/")).isZero();
    assertThat(asked.get(0))
        .contains("\"webhook\":\"https://example.com/\"")
        .doesNotContain("seed");
    answer("/v1/jobs/gone", 404, "{\"error\":{\"message\":\"There is no job 'gone'\"}}");
    assertThat(jobs("show", "gone")).isEqualTo(1);
    assertThat(errors.toString().strip()).isEqualTo("There is no job 'gone'");
  }

  private static String completed(String state) {
    return ",\"result\":{\"state\":\"" + state + "\"}";
  }

  private static String event(String name, String rest) {
    return "id: 1\nevent: " + name + "\ndata:{\"event\":\"" + name + "\"" + rest + "}\n\n";
  }

  private int jobs(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(output, true));
    line.setErr(new PrintWriter(errors, true));
    List<String> all = new ArrayList<>(List.of("jobs"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--port", String.valueOf(server.getAddress().getPort())));
    return line.execute(all.toArray(String[]::new));
  }

  private void answer(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          String sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + sent);
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}

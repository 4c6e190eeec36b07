// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.platformtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackgan.contracts.JobShare;
import io.stackgan.local.platformtests.Stackgan.Outcome;
import io.stackgan.tracing.TraceCollector;
import io.stackgan.tracing.TraceCollector.Received;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The whole platform as a user starts it, with the release that the repository ships. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlatformIT {

  private static final String CAPTION = "a small bird with a red head and a white belly";
  private static final String JOB = "a-plain-job";
  private static final String CALLER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @TempDir static Path folder;

  private final TraceCollector collector = new TraceCollector();
  private Stackgan stackgan;
  private int port;
  private int kafkaPort;

  @BeforeAll
  void up() throws Exception {
    stackgan =
        new Stackgan(
            folder.resolve(".stackgan"),
            Map.of(
                "STACKGAN_TRACING_ENDPOINT",
                collector.endpoint().toString(),
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
                "true"));
    port = freePort();
    kafkaPort = freePort();
    assertThat(start().output()).contains("Ready after", "http://127.0.0.1:" + port);
  }

  @AfterAll
  void down() throws Exception {
    if (stackgan != null) {
      stackgan.run("down");
    }
    collector.close();
  }

  @Test
  void call_isOneTrace_throughEveryTopicToTheStoredPicture() throws Exception {
    draw("traced", "--seed", "11");
    Traces traces = new Traces(collector);
    Received call = traces.await("POST /v1/images", span -> span.parent().isEmpty());
    Received asked = traces.await("generation-requests send", call);
    Received encoding = traces.await("generation-requests process", asked);
    traces.await("infer encoder", encoding);
    Received embedded = traces.await("text-embeddings send", encoding);
    Received sketching = traces.await("text-embeddings process", embedded);
    traces.await("infer stage1", sketching);
    traces.await("store put", sketching);
    Received sketched = traces.await("stage1-images send", sketching);
    Received refining = traces.await("stage1-images process", sketched);
    traces.await("infer stage2", refining);
    traces.await("store put", refining);
    traces.await("generation-events send", refining);
  }

  @Test
  void inferenceProtocol_drawsThePictureOfTheStream_forTritonsClient() throws Exception {
    Path drawn = draw("streamed", "--seed", "21");
    TritonPipeline triton = new TritonPipeline(folder.resolve(".stackgan"));
    float[] embedding = triton.embedding(CAPTION);
    Path sketch = drawn.resolve("0-64.png");
    TritonPipeline.assertShows(triton.sketch(embedding, 21), sketch);
    TritonPipeline.assertShows(triton.picture(embedding, sketch, 21), drawn.resolve("0-256.png"));
    assertThatThrownBy(() -> triton.infer("stage1-service", "stage9", List.of()))
        .hasMessageContaining("there is no model stage9 here");
  }

  @Test
  void sameSeed_drawsTheSameBytesAloneAndInABatch() throws Exception {
    Path alone = draw("alone", "--seed", "7");
    Path batch = draw("batch", "--seed", "7", "-n", "3");
    Path other = draw("other", "--seed", "8");
    for (String name : new String[] {"0-64.png", "0-256.png"}) {
      assertThat(alone.resolve(name)).hasSameBinaryContentAs(batch.resolve(name));
      assertThat(Files.readAllBytes(other.resolve(name)))
          .isNotEqualTo(Files.readAllBytes(alone.resolve(name)));
    }
    assertThat(batch).isDirectoryContaining("glob:**/2-256.png");
    assertThat(Files.readAllBytes(batch.resolve("1-256.png")))
        .isNotEqualTo(Files.readAllBytes(batch.resolve("0-256.png")));
  }

  @Test
  void plainJsonRecord_becomesEventsAndAPictureThatOutlivesTheProcesses() throws Exception {
    PlainClient client = new PlainClient("127.0.0.1:" + kafkaPort);
    client.request("{\"id\":\"%s\",\"prompt\":\"%s\",\"seed\":7}".formatted(JOB, CAPTION));
    assertThat(client.eventTypes(JOB, ".completed.v1"))
        .containsExactly(
            "io.stackgan.generation.accepted.v1",
            "io.stackgan.generation.embedded.v1",
            "io.stackgan.generation.sketched.v1",
            "io.stackgan.generation.completed.v1");
    byte[] picture = picture();
    assertThat(picture)
        .isEqualTo(Files.readAllBytes(draw("same", "--seed", "7").resolve("0-256.png")));

    assertThat(start().output()).contains("running already");
    assertThat(stackgan.run("down").exit()).isZero();
    assertThat(stackgan.run("status").exit()).isEqualTo(1);
    inFolder("tar -cSf stackgan-backup.tar .stackgan");
    inFolder("rm -r .stackgan");
    inFolder("tar -xf stackgan-backup.tar");
    start();
    assertThat(picture()).isEqualTo(picture);
    assertThat(stackgan.run("release", "list").output()).startsWith("*");
  }

  @Test
  void deadLetter_isListed_shown_andTriedAgainAsAnotherJob() throws Exception {
    PlainClient client = new PlainClient("127.0.0.1:" + kafkaPort);
    client.request("{\"id\":\"astray\",\"prompt\":\"a bird\",\"release\":\"nowhere\"}", CALLER);
    client.eventTypes("astray", ".failed.v1");

    String list = stackgan.run("dead-letters", "list").output();
    Matcher line = Pattern.compile("(\\S+@\\d+)  \\S+  release_unavailable").matcher(list);
    assertThat(line.find()).as(list).isTrue();
    String place = line.group(1);
    assertThat(stackgan.run("dead-letters", "show", place).output())
        .contains("dead-letter-topic: generation-requests", "\"astray\"");
    assertThat(stackgan.run("dead-letters", "replay", place).output()).contains("astray-again");
    assertThat(client.eventTypes("astray-again", ".failed.v1")).isNotEmpty();

    traceOfTheDeadLetterGoesOn();
    logNamesJobAndTrace();
    client.request("{\"id\":\"broken\",\"prompt\":7}");
    client.eventTypes("broken", ".failed.v1");
    Matcher broken =
        Pattern.compile("(\\S+@\\d+)  \\S+  wrong-type")
            .matcher(stackgan.run("dead-letters", "list").output());
    assertThat(broken.find()).isTrue();
    Outcome refused = stackgan.run("dead-letters", "replay", broken.group(1));
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.output()).contains("It would fail again");
  }

  @Test
  void canary_drawsItsShareOfTheJobs_andStatusTellsOfIt() throws Exception {
    PrintedExamples examples =
        new PrintedExamples(folder.resolve("canary"), folder.resolve(".stackgan"));
    String canary = PrintedExamples.ANOTHER_RELEASE;
    expectSuccess("release", "import", examples.anotherRelease().toString());
    expectSuccess("release", "sign", canary);
    expectSuccess("canary", canary, "--share", "30", "--shadow");
    expectSuccess("canary", canary, "--share", "30");
    assertThat(stackgan.run("status").output()).contains(canary + " draws 30 % of the jobs");
    JobClient jobs = JobClient.at(port);
    while (!jobs.status().at("/canary/release").asText().equals(canary)) {
      Thread.sleep(100);
    }
    List<String> ids = new ArrayList<>();
    for (int number = 0; number < 20; number++) {
      ids.add(jobs.submit());
    }
    for (String id : ids) {
      JsonNode job = jobs.ended(id);
      assertThat(job.path("state").asText()).as("%s", job).isEqualTo("completed");
      assertThat(job.path("release").asText().equals(canary))
          .isEqualTo(JobShare.hundredth(id) < 30);
    }
    expectSuccess("canary", "--off");
    assertThat(stackgan.run("canary").output()).contains("No release is tried out");
    assertThat(stackgan.run("canary", "--promote").output()).contains("No release is tried out");
  }

  /** With a dead letter, and a release in service before the one that they promote. */
  @Test
  void examplesOfHelp_workAsPrinted() throws Exception {
    PlainClient client = new PlainClient("127.0.0.1:" + kafkaPort);
    client.request("{\"id\":\"example\",\"prompt\":\"a bird\",\"release\":\"nowhere\"}");
    client.eventTypes("example", ".failed.v1");
    PrintedExamples examples =
        new PrintedExamples(folder.resolve("examples"), folder.resolve(".stackgan"));
    String folderOfAnother = examples.anotherRelease().toString();
    assertThat(json("release", "import", folderOfAnother).path("release").asText())
        .isEqualTo(PrintedExamples.ANOTHER_RELEASE);
    assertThat(json("release", "sign", PrintedExamples.ANOTHER_RELEASE).path("signed").asBoolean())
        .isTrue();
    assertThat(json("release", "promote", PrintedExamples.ANOTHER_RELEASE).path("release").asText())
        .isEqualTo(PrintedExamples.ANOTHER_RELEASE);
    assertThat(json("release", "rollback").path("release").asText()).startsWith("drawn-birds-");
    JsonNode putBack = json("release", "rollback");
    assertThat(putBack.path("release").asText()).isEqualTo(PrintedExamples.ANOTHER_RELEASE);
    assertThat(putBack.path("in_service").asBoolean()).isTrue();
    for (String example : examples.all()) {
      Outcome outcome = examples.run(example);
      assertThat(outcome.exit()).as("%s%n%s", example, outcome.output()).isZero();
    }
    start();
    expectSuccess("release", "rollback");
  }

  /** What a command answers programs with. */
  private JsonNode json(String... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of(arguments));
    words.add("--json");
    Outcome outcome = stackgan.run(words.toArray(String[]::new));
    assertThat(outcome.exit()).as(outcome.output()).isZero();
    String object =
        outcome.output().lines().filter(line -> line.startsWith("{")).findFirst().orElse("");
    return new ObjectMapper().readTree(object);
  }

  private void expectSuccess(String... arguments) throws Exception {
    Outcome outcome = stackgan.run(arguments);
    assertThat(outcome.exit()).as(outcome.output()).isZero();
  }

  private void traceOfTheDeadLetterGoesOn() throws InterruptedException {
    Traces traces = new Traces(collector);
    Received caller = new Received(CALLER.substring(3, 35), CALLER.substring(36, 52), "", "caller");
    Received read = traces.await("generation-requests process", caller);
    traces.await("generation-requests-dead-letters send", read);
    traces.await("generation-events send", read);
  }

  /** Lines that the JVM itself writes, as warnings of native access, are no events. */
  private void logNamesJobAndTrace() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> about = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(".stackgan/logs/embedding-service.log"))) {
      JsonNode event = line.startsWith("{") ? json.readTree(line) : json.createObjectNode();
      if (event.at("/mdc/job").asText().equals("astray")) {
        about.add(event);
      }
    }
    assertThat(about).isNotEmpty();
    assertThat(about.get(0).path("level").asText()).isEqualTo("WARN");
    assertThat(about.get(0).path("message").asText()).contains("release_unavailable");
    assertThat(about.get(0).at("/mdc/traceId").asText()).isEqualTo(CALLER.substring(3, 35));
  }

  private static void inFolder(String command) throws Exception {
    Process process =
        new ProcessBuilder(command.split(" ")).directory(folder.toFile()).inheritIO().start();
    assertThat(process.waitFor()).as(command).isZero();
  }

  private Outcome start() throws Exception {
    Outcome outcome =
        stackgan.run("up", "--detach", "--port", "" + port, "--kafka-port", "" + kafkaPort);
    assertThat(outcome.exit()).as(outcome.output()).isZero();
    return outcome;
  }

  private Path draw(String name, String... options) throws Exception {
    Path out = folder.resolve(name);
    List<String> arguments = new ArrayList<>(List.of("generate", CAPTION, "--out", out.toString()));
    arguments.addAll(List.of(options));
    Outcome outcome = stackgan.run(arguments.toArray(String[]::new));
    assertThat(outcome.exit()).as(outcome.output()).isZero();
    return out;
  }

  private byte[] picture() throws Exception {
    URI uri = URI.create("http://127.0.0.1:%d/v1/images/%s/0.png".formatted(port, JOB));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray())
        .body();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackgan.local.launcher.platform.PlatformException;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after jobs that nobody waits for. */
@Command(
    name = "jobs",
    description = "Submits, lists, follows, cancels and repeats jobs.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "ID is a job's id, or 'last' for the newest one. Exit code 1 of watch: it did not complete.",
      "",
      "Examples:",
      "  ./stackgan jobs submit \"a small bird with a red head\" -n 4 --seed 7",
      "  ./stackgan jobs watch last",
      "  ./stackgan jobs list --state completed --prompt bird --limit 5",
      "  ./stackgan jobs show last --json",
      "  ./stackgan jobs rerun last --seed new",
      "  ./stackgan jobs cancel last"
    })
final class JobsCommand {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JOBS = "/v1/jobs";
  private static final String LAST = "last";
  private static final String ID = "The job's id, or last";

  @Mixin HelpOption help;

  @Spec CommandSpec spec;

  @Command(
      name = "submit",
      description = "Submits a job and does not wait for it.",
      footer = {"", "Example:", "  ./stackgan jobs submit \"a blue bird\" --size 64x64"})
  int submit(
      @Parameters(paramLabel = "CAPTION", description = "What to draw") String caption,
      @Option(names = "-n", paramLabel = "N", defaultValue = "1", description = "Pictures, 1 to 10")
          int n,
      @Option(names = "--seed", paramLabel = "S", description = "Draws the same again") Long seed,
      @Mixin DrawingOptions drawing,
      @Option(names = "--webhook", paramLabel = "URL", description = "Called when it is over")
          String webhook,
      @Mixin JobOptions options,
      @Mixin HelpOption help)
      throws IOException {
    ObjectNode body = JSON.createObjectNode().put("prompt", caption).put("n", n);
    body.put("size", drawing.size).put("variation", drawing.variation);
    Optional.ofNullable(seed).ifPresent(given -> body.put("seed", given));
    Optional.ofNullable(webhook).ifPresent(url -> body.put("webhook", url));
    return print(JSON.readTree(options.calls().post(JOBS, body)), options);
  }

  @Command(
      name = "list",
      description = "Lists jobs, the newest first.",
      footer = {"", "Example:", "  ./stackgan jobs list --state failed --limit 50 --json"})
  int list(
      @Option(
              names = "--state",
              paramLabel = "STATE",
              description =
                  "queued, accepted, embedded, sketched, completed, failed, cancelled or expired")
          String state,
      @Option(names = "--prompt", paramLabel = "TEXT", description = "Part of the caption")
          String prompt,
      @Option(names = "--release", paramLabel = "ID", description = "The release that draws it")
          String release,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "20",
              description = "How many at most (default: ${DEFAULT-VALUE})")
          int limit,
      @Mixin JobOptions options,
      @Mixin HelpOption help)
      throws IOException {
    String filter = query("state", state) + query("prompt", prompt) + query("release", release);
    new JobPages(options.calls(), filter)
        .forEach(limit, job -> options.lines(spec).summary(job, options.json));
    return 0;
  }

  @Command(
      name = "show",
      description = "Shows what became of a job, with links to its pictures.",
      footer = {"", "Example:", "  ./stackgan jobs show last"})
  int show(
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Mixin JobOptions options,
      @Mixin HelpOption help)
      throws IOException {
    return print(JSON.readTree(options.calls().get(path(id, options))), options);
  }

  @Command(
      name = "watch",
      description = "Follows a job to its end; exit code 1 where it did not complete.",
      footer = {"", "Example:", "  ./stackgan jobs watch last"})
  int watch(
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Mixin JobOptions options,
      @Mixin HelpOption help)
      throws IOException {
    String path = path(id, options);
    JsonNode ended = new JobWatch(options.calls(), path).follow(options.lines(spec), options.json);
    return ended.path("state").asText().equals("completed") ? 0 : 1;
  }

  @Command(
      name = "cancel",
      description = "Cancels a job; one that is over stays as it is.",
      footer = {"", "Example:", "  ./stackgan jobs cancel last"})
  int cancel(
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Mixin JobOptions options,
      @Mixin HelpOption help)
      throws IOException {
    return print(JSON.readTree(options.calls().delete(path(id, options))), options);
  }

  @Command(
      name = "rerun",
      description = "Submits a job once more: with its own seed and release, to the same bytes.",
      footer = {"", "Example:", "  ./stackgan jobs rerun last --seed new"})
  int rerun(
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Option(names = "--seed", paramLabel = "S", description = "Another seed, or new") String seed,
      @Mixin JobOptions options,
      @Mixin HelpOption help)
      throws IOException {
    String query = seed == null ? "" : "?seed=" + URLEncoder.encode(seed, UTF_8);
    String path = path(id, options) + "/rerun" + query;
    return print(JSON.readTree(options.calls().postNothing(path)), options);
  }

  private int print(JsonNode job, JobOptions options) {
    options.lines(spec).whole(job, options.json);
    return 0;
  }

  private static String path(String id, JobOptions options) throws IOException {
    return JOBS + "/" + URLEncoder.encode(id.equals(LAST) ? newest(options) : id, UTF_8);
  }

  private static String newest(JobOptions options) throws IOException {
    JsonNode page = JSON.readTree(options.calls().get(JOBS + "?limit=1"));
    if (page.path("data").isEmpty()) {
      throw new PlatformException("There is no job yet: ./stackgan jobs submit CAPTION makes one");
    }
    return page.at("/data/0/id").asText();
  }

  private static String query(String name, String value) {
    return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, UTF_8);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import io.stackgan.contracts.GenerationEvent.Status;
import io.stackgan.contracts.JobFold;
import io.stackgan.contracts.Timings;
import io.stackgan.local.launcher.chaos.ChaosJob.Drawing;
import io.stackgan.local.launcher.chaos.JobApi.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds out how many jobs a second a platform can do, and asks it for twice as many: each is due at
 * its time, whatever became of those before (open loop).
 */
final class Overload {

  private static final int OPEN_WHILE_MEASURING = 200;
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration MEASURED = Duration.ofSeconds(30);
  private static final int TIMES = 2;
  private static final int TOO_MANY = 429;

  /** One in so many has to be drawn soon. */
  private static final int URGENT = 4;

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration SAMPLE = Duration.ofSeconds(5);
  private static final int SAMPLES_A_MINUTE = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 50;

  private record Asked(boolean urgent, CompletableFuture<Answer> answer) {}

  private final JobApi api;
  private final JobHistory history;
  private final ServiceWatch services;
  private final Random random;
  private final List<Asked> asked = new ArrayList<>();
  private final List<Map<String, Long>> memory = new ArrayList<>();

  Overload(JobApi api, JobHistory history, ServiceWatch services, long seed) {
    this.api = api;
    this.history = history;
    this.services = services;
    this.random = new Random(seed);
  }

  void run(Duration length, ChaosReport report) throws IOException, InterruptedException {
    double sustained = sustained();
    report.note("overload: jobs a second that the platform can do", Math.round(sustained));
    int restarts = services.restarts();
    ask(TIMES * sustained, length);
    awaitEnds();
    note(report);
    report.none("overload: services that ended", services.restarts() - restarts);
  }

  /** Jobs a second that end while always some wait. */
  private double sustained() throws IOException, InterruptedException {
    keepBusy(WARM_UP);
    return keepBusy(MEASURED) / (double) MEASURED.toSeconds();
  }

  /** How many end meanwhile. */
  private int keepBusy(Duration time) throws IOException, InterruptedException {
    Set<String> open = new HashSet<>();
    int ended = 0;
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      for (int i = open.size(); i < OPEN_WHILE_MEASURING; i++) {
        api.submit(Drawing.any(random).json()).ifPresent(open::add);
      }
      Thread.sleep(POLL_MILLIS);
      int before = open.size();
      history.catchUp();
      open.removeIf(history::isOver);
      ended += before - open.size();
    }
    return ended;
  }

  private void ask(double rate, Duration length) throws InterruptedException {
    long start = System.nanoTime();
    long sample = start;
    long jobs = Math.round(rate * length.toSeconds());
    for (long i = 0; i < jobs; i++) {
      long due = start + (long) (i / rate * 1e9);
      while (System.nanoTime() < due) {
        Thread.sleep(1);
      }
      ask();
      if (System.nanoTime() >= sample) {
        memory.add(services.memory());
        sample += SAMPLE.toNanos();
      }
    }
  }

  private void ask() {
    boolean urgent = random.nextInt(URGENT) == 0;
    Drawing drawing = Drawing.any(random);
    String json = urgent ? drawing.json(Instant.now().plus(SOON)) : drawing.json();
    asked.add(new Asked(urgent, api.submitSoon(json)));
  }

  private void awaitEnds() {
    Set<String> open = new HashSet<>();
    accepted().forEach(job -> open.add(job.answer().join().id()));
    long lastEnd = System.nanoTime();
    while (!open.isEmpty() && System.nanoTime() - lastEnd < PATIENCE.toNanos()) {
      history.catchUp();
      lastEnd = open.removeIf(history::isOver) ? System.nanoTime() : lastEnd;
    }
  }

  private List<Asked> accepted() {
    return asked.stream().filter(job -> job.answer().join().id() != null).toList();
  }

  private void note(ChaosReport report) {
    List<Answer> answers = asked.stream().map(job -> job.answer().join()).toList();
    List<Asked> accepted = accepted();
    long told = answers.stream().filter(Overload::isToldToWait).count();
    report
        .note("overload: jobs asked for", asked.size())
        .note("overload: jobs accepted", accepted.size())
        .note("overload: jobs refused with 429 and retry-after", told)
        .none("overload: jobs answered otherwise", asked.size() - accepted.size() - (int) told)
        .note("overload: answers by status, 0 for none in time", byStatus(answers))
        .note("overload: jobs completed", count(accepted, Status.COMPLETED))
        .note("overload: jobs expired", count(accepted, Status.EXPIRED))
        .none(
            "overload: jobs that ended otherwise",
            (int) accepted.stream().filter(this::isOdd).count())
        .note("overload: 99th percentile of a completed job, s", percentile(accepted))
        .note("overload: until embedded: median, 99th, s", until(accepted, Timings::embedded))
        .note("overload: until sketched: median, 99th, s", until(accepted, Timings::sketched))
        .note("overload: until completed: median, 99th, s", until(accepted, Timings::completed))
        .note("overload: resident in the first and the last minute, MiB", memoryChange());
  }

  private static Map<Integer, Long> byStatus(List<Answer> answers) {
    return answers.stream()
        .collect(Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.counting()));
  }

  private static boolean isToldToWait(Answer answer) {
    return answer.status() == TOO_MANY && answer.retryAfter();
  }

  private long count(List<Asked> jobs, Status outcome) {
    return jobs.stream().filter(job -> outcome(job).equals(Optional.of(outcome))).count();
  }

  private Optional<Status> outcome(Asked job) {
    return history.job(job.answer().join().id()).flatMap(told -> told.outcome());
  }

  /** Neither completed nor, where it was urgent, expired. */
  private boolean isOdd(Asked job) {
    Status outcome = outcome(job).orElse(null);
    return outcome != Status.COMPLETED && !(job.urgent() && outcome == Status.EXPIRED);
  }

  private double percentile(List<Asked> jobs) {
    return Reconciliation.percentile(
        jobs.stream()
            .filter(job -> outcome(job).equals(Optional.of(Status.COMPLETED)))
            .map(job -> job.answer().join().id()),
        history,
        99);
  }

  /** From the request to the step, of the jobs that came so far. */
  private String until(List<Asked> jobs, Function<Timings, Instant> step) {
    List<Long> millis =
        jobs.stream()
            .flatMap(job -> history.job(job.answer().join().id()).stream())
            .map(JobFold::timings)
            .filter(told -> told.requested() != null && step.apply(told) != null)
            .map(told -> Duration.between(told.requested(), step.apply(told)).toMillis())
            .sorted()
            .toList();
    return millis.isEmpty()
        ? "none"
        : "%.1f, %.1f"
            .formatted(
                millis.get(millis.size() / 2) / 1000.0,
                millis.get(millis.size() * 99 / 100) / 1000.0);
  }

  private Map<String, String> memoryChange() {
    int minute = Math.min(SAMPLES_A_MINUTE, memory.size());
    return ServiceWatch.change(
        most(memory.subList(0, minute)),
        most(memory.subList(memory.size() - minute, memory.size())));
  }

  private static Map<String, Long> most(List<Map<String, Long>> samples) {
    Map<String, Long> most = new TreeMap<>();
    samples.forEach(
        sample -> sample.forEach((service, mib) -> most.merge(service, mib, Math::max)));
    return most;
  }
}

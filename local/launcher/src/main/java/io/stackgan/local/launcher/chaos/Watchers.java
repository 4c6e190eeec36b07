// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.chaos;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that follow jobs by server-sent events, all at the same time. */
final class Watchers implements AutoCloseable {

  private static final int THREADS = 4;
  private static final String LAST = "event:ended";

  private final URI base;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, work -> daemon(work, "watchers"));
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final List<CompletableFuture<?>> clients = new ArrayList<>();
  private final AtomicInteger connected = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();

  Watchers(String base) {
    this.base = URI.create(base);
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** So many clients, each of which follows one of the jobs in turns. */
  void watch(List<String> jobs, int count) {
    for (int i = 0; i < count; i++) {
      URI events = base.resolve("/v1/jobs/" + jobs.get(i % jobs.size()) + "/events");
      HttpRequest request = HttpRequest.newBuilder(events).build();
      clients.add(http.sendAsync(request, this::body));
    }
  }

  private BodySubscriber<Void> body(ResponseInfo head) {
    if (head.statusCode() == 200) {
      connected.incrementAndGet();
    } else {
      refused.incrementAndGet();
    }
    return BodySubscribers.fromLineSubscriber(new Lines());
  }

  /** How many have been answered with a stream. */
  int connected() {
    return connected.get();
  }

  /** How many have been answered otherwise. */
  int refused() {
    return refused.get();
  }

  /** How many were told of their job's end, once all are through or the time is over. */
  int awaitEnds(Duration patience) throws InterruptedException {
    try {
      CompletableFuture.allOf(clients.toArray(CompletableFuture[]::new))
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException someAreCutOff) {
      // Those are not counted.
    }
    return ended.get();
  }

  private final class Lines implements Flow.Subscriber<String> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      if (line.replace(" ", "").equals(LAST)) {
        ended.incrementAndGet();
      }
    }

    @Override
    public void onError(Throwable failure) {
      // The client's future fails as well.
    }

    @Override
    public void onComplete() {
      // The client's future completes as well.
    }
  }

  @Override
  public void close() {
    clients.forEach(client -> client.cancel(true));
    threads.shutdownNow();
  }
}

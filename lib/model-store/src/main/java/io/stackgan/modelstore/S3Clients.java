// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import static io.stackgan.modelstore.ObjectStores.required;

import io.minio.MinioClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** Clients that give up in time and keep no process alive. */
final class S3Clients {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration TRANSFER = Duration.ofSeconds(60);
  private static final int MAX_REQUESTS = 64;

  private S3Clients() {}

  static MinioClient open(ObjectStoreConfig config) {
    return MinioClient.builder()
        .endpoint(config.endpoint().toString())
        .region(config.region())
        .credentials(
            required("access-key", config.accessKey()), required("secret-key", config.secretKey()))
        .httpClient(http(config), true)
        .build();
  }

  private static OkHttpClient http(ObjectStoreConfig config) {
    OkHttpClient.Builder client = plain();
    return config
        .caCertificates()
        .map(file -> TrustedServers.trusting(client, file))
        .orElse(client)
        .build();
  }

  private static OkHttpClient.Builder plain() {
    Dispatcher dispatcher = new Dispatcher(threads());
    dispatcher.setMaxRequests(MAX_REQUESTS);
    dispatcher.setMaxRequestsPerHost(MAX_REQUESTS);
    return new OkHttpClient.Builder()
        .socketFactory(new PromptSockets())
        .dispatcher(dispatcher)
        .connectTimeout(CONNECT)
        .readTimeout(TRANSFER)
        .writeTimeout(TRANSFER);
  }

  private static ExecutorService threads() {
    return new ThreadPoolExecutor(
        0,
        MAX_REQUESTS,
        10,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "object-store");
          thread.setDaemon(true);
          return thread;
        });
  }
}

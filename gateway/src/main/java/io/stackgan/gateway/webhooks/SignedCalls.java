// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.webhooks;

import io.smallrye.mutiny.Uni;
import io.stackgan.gateway.GatewayConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Posts bodies, signed as Standard Webhooks has it, to the address that was checked and to no
 * other: redirects are not followed, names are not looked up again.
 */
@ApplicationScoped
public class SignedCalls {

  /** So many at once to one host; the others wait. */
  private static final int CONNECTIONS_A_HOST = 4;

  private final HttpClient http;
  private final Secrets secrets;
  private final Duration timeout;

  SignedCalls(Vertx vertx, Secrets secrets, GatewayConfig config) {
    this.secrets = secrets;
    this.timeout = config.webhooks().timeout();
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions().setMaxPoolSize(CONNECTIONS_A_HOST).setKeepAlive(false));
  }

  /**
   * The status that the target answers with; its body is not read.
   *
   * @param id the same in each try
   */
  public Uni<Integer> post(Target target, Optional<String> tenant, String id, byte[] body) {
    return Uni.createFrom()
        .completionStage(() -> send(target, tenant, id, body).toCompletionStage());
  }

  private Future<Integer> send(Target target, Optional<String> tenant, String id, byte[] body) {
    long now = Instant.now().getEpochSecond();
    RequestOptions options =
        options(target)
            .putHeader("content-type", "application/json")
            .putHeader("user-agent", "StackGAN-Streaming")
            .putHeader("webhook-id", id)
            .putHeader("webhook-timestamp", String.valueOf(now))
            .putHeader("webhook-signature", secrets.of(tenant).orElseThrow().sign(id, now, body));
    return http.request(options)
        .compose(request -> request.send(Buffer.buffer(body)))
        .map(SignedCalls::status);
  }

  /** The host stays in the head and in the handshake, whose certificate must be its own. */
  private RequestOptions options(Target target) {
    String host = target.url().getHost();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(
            SocketAddress.inetSocketAddress(target.port(), target.address().getHostAddress()))
        .setHost(host)
        .setPort(target.port())
        .setSsl(target.isEncrypted())
        .setURI(target.path())
        .setFollowRedirects(false)
        .setTimeout(timeout.toMillis());
  }

  private static int status(HttpClientResponse response) {
    HttpClientRequest request = response.request();
    request.connection().close();
    return response.statusCode();
  }
}

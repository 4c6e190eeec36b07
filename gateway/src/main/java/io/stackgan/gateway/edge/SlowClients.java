// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.stackgan.gateway.GatewayConfig;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Hangs up on clients that do not take what they are sent: an answer that is written stays in
 * memory until they do. A connection that has nothing to send may be silent for longer.
 */
@ApplicationScoped
class SlowClients {

  private static final Logger LOG = Logger.getLogger(SlowClients.class);
  private static final int BEFORE_ALL = 1100;

  private final Duration patience;

  SlowClients(GatewayConfig config) {
    this.patience = config.slowestClient();
  }

  void register(@Observes Filters filters) {
    filters.register(this::limit, BEFORE_ALL);
  }

  private void limit(RoutingContext http) {
    limit(http.request().connection(), patience);
    http.next();
  }

  /** Called by the connection's own thread; once is enough for all of its requests. */
  static void limit(HttpConnection connection, Duration patience) {
    ChannelPipeline pipeline = ((ConnectionBase) connection).channel().pipeline();
    if (pipeline.get(Limit.class) == null) {
      pipeline.addFirst(new Limit(patience));
    }
  }

  private static final class Limit extends WriteTimeoutHandler {
    private final Duration patience;

    Limit(Duration patience) {
      super(patience.toMillis(), TimeUnit.MILLISECONDS);
      this.patience = patience;
    }

    @Override
    protected void writeTimedOut(ChannelHandlerContext channel) {
      LOG.infof(
          "Hung up on %s, which did not take what it was sent within %d s",
          channel.channel().remoteAddress(), patience.toSeconds());
      channel.close();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.edge;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.ext.web.RoutingContext;

/** Ends work whose answer nobody will read; the framework would finish it. */
public final class Disconnects {

  private Disconnects() {}

  /** The work, cancelled as soon as the caller hangs up. */
  public static <T> Uni<T> cancel(Uni<T> work, RoutingContext http) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Cancellable running = work.subscribe().with(emitter::complete, emitter::fail);
              http.addEndHandler(
                  ended -> {
                    if (ended.failed()) {
                      running.cancel();
                    }
                  });
            });
  }
}

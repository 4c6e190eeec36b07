// SPDX-License-Identifier: Apache-2.0
package io.stackgan.gateway.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackgan.gateway.edge.LogContext;
import io.stackgan.modelstore.ObjectStore;
import io.stackgan.modelstore.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Which webhooks have been called, in the store: events may be read once more when a gateway ends,
 * and those who were told need not be told again. Without the store they are.
 */
@ApplicationScoped
class DeliveryMarks {

  private static final Logger LOG = Logger.getLogger(DeliveryMarks.class);

  private final ObjectStore store;

  DeliveryMarks(ObjectStore store) {
    this.store = store;
  }

  boolean isDelivered(String job) {
    try {
      return store.get(key(job)).isPresent();
    } catch (StoreException e) {
      LOG.debugf("Cannot see whether the webhook of %s was called: %s", job, e.getMessage());
      return false;
    }
  }

  void deliver(String job) {
    try {
      store.put(key(job), Instant.now().toString().getBytes(UTF_8), "text/plain");
    } catch (StoreException e) {
      String why = e.getMessage();
      LogContext.about(
          job, () -> LOG.warnf("Cannot note that the webhook of %s was called: %s", job, why));
    }
  }

  /** Beside the pictures, to expire with them. */
  private static String key(String job) {
    return "images/webhooks/" + job;
  }
}

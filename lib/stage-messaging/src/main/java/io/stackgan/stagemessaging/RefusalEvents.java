// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.contracts.ReleaseRefusal;
import io.stackgan.contracts.ReleaseRefusalCodec;
import io.stackgan.contracts.Topics;
import io.stackgan.onnxserving.InferenceMetrics;
import io.stackgan.onnxserving.ReleaseListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what becomes of releases, and tells the topic when one is refused. */
final class RefusalEvents implements ReleaseListener {

  private static final Logger LOG = LoggerFactory.getLogger(RefusalEvents.class);

  private final String component;
  private final RecordSender sender;
  private final InferenceMetrics metrics;

  RefusalEvents(String component, RecordSender sender, InferenceMetrics metrics) {
    this.component = component;
    this.sender = sender;
    this.metrics = metrics;
  }

  @Override
  public void served(String release) {
    metrics.served(release);
  }

  /** Nobody waits for the broker: what it does not take is in metrics, health and logs alone. */
  @Override
  public void refused(String release, String reason, boolean news) {
    metrics.refused(release, reason, news);
    if (news) {
      tell(new ReleaseRefusal(release, component, reason));
    }
  }

  private void tell(ReleaseRefusal refusal) {
    try {
      sender
          .send(Topics.MODEL_RELEASES, ReleaseRefusalCodec.encode(refusal))
          .whenComplete((sent, failure) -> noteFailure(refusal, failure));
    } catch (RuntimeException channelIsNotReady) {
      noteFailure(refusal, channelIsNotReady);
    }
  }

  private static void noteFailure(ReleaseRefusal refusal, Throwable failure) {
    if (failure != null) {
      LOG.warn("Nobody is told that {} is refused: {}", refusal.release(), failure.toString());
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import io.stackgan.contracts.WireRecord;
import java.util.concurrent.CompletionStage;

/** Puts records onto topics. */
public interface RecordSender {

  /** Completes once the broker has stored the record. */
  CompletionStage<Void> send(String topic, WireRecord record);
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

/** Where a reader's records go. */
interface TaskTaker {

  void accept(ReceivedRecord record);

  /** The record was delivered so often that it is not tried again. */
  void abandon(ReceivedRecord record);
}

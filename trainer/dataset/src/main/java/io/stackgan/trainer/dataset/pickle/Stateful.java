// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.pickle;

/** What the instruction BUILD may complete. */
interface Stateful {

  void restore(Object[] state);
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

/** The part of a data set that a sample belongs to. */
public enum Split {
  TRAIN,
  TEST
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.util.List;

/**
 * What a reader found.
 *
 * @param split where the split comes from
 * @param faults every fault, in the order of the files; the samples they concern were left out
 */
public record ReadReport(
    Layout layout,
    SplitOrigin split,
    int trainImages,
    int testImages,
    int classes,
    int captions,
    List<Fault> faults) {

  public ReadReport {
    faults = List.copyOf(faults);
  }
}

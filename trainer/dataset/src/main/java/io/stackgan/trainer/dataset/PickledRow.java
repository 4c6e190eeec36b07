// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

/**
 * Row of the pickles of one split.
 *
 * @param file the list of names
 * @param row counted from 1
 * @param stem path of the image without its ending
 */
record PickledRow(String file, int row, String stem, long label, Split split) {}

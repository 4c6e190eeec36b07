// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

/**
 * Something wrong in a data set.
 *
 * @param file the file, relative to the data set's folder
 * @param line its line, counted from 1; 0 where the fault is the whole file's
 */
public record Fault(String file, int line, String problem) {

  @Override
  public String toString() {
    return line == 0 ? file + ": " + problem : file + ":" + line + ": " + problem;
  }
}

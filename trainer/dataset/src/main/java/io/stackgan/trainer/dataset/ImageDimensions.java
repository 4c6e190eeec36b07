// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

/** Size of an image in pixels. */
public record ImageDimensions(int width, int height) {

  long pixels() {
    return (long) width * height;
  }
}

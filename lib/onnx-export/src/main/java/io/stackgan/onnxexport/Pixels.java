// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxexport;

/**
 * A layer's results with the channels last, (B, side, side, channels).
 *
 * @param layer that gave them; its range is what uint8 values mean
 * @param bytes whether they are uint8, else float32
 */
record Pixels(String name, String layer, int side, int channels, boolean bytes) {

  Pixels as(String other, boolean inBytes) {
    return new Pixels(other, layer, side, channels, inBytes);
  }
}

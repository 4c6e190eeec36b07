// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

/** Where models run. */
public enum DeviceChoice {
  /** The GPU when there is one, else the CPU. */
  AUTO,
  CPU,
  /** The GPU; a machine without one is an error. */
  GPU
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

/** What is behind the bird, out of focus. */
enum Scenery {
  SKY,
  FOLIAGE,
  WATER,
  GRASS,
  AUTUMN
}

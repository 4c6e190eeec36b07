// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset.birds;

/** What the bird is doing. */
enum Pose {
  ON_BRANCH,
  ON_GROUND,
  ON_REED,
  FLYING
}

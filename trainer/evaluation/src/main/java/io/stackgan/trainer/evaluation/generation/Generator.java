// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.evaluation.generation;

import io.stackgan.trainer.dataset.RgbImage;
import java.util.List;

/** What draws pictures from captions, as the platform would; safe for use by several threads. */
public interface Generator extends AutoCloseable {

  /** Names it in reports. */
  String name();

  /** A digest of all that decides what it draws. */
  String fingerprint();

  /** Whether it has a Stage-II. */
  boolean refines();

  /**
   * @return an embedding for each caption
   */
  float[][] embed(List<String> captions);

  /**
   * Stage-I's picture, 64×64.
   *
   * @param seed of the job
   * @param index of the picture in the job
   */
  RgbImage sketch(float[] embedding, long seed, int index);

  /** Stage-II's picture, 256×256, of the sketch with the same embedding, seed and index. */
  RgbImage refine(float[] embedding, RgbImage sketch, long seed, int index);

  @Override
  void close();
}

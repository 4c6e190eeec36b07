// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.training;

import java.util.List;

/** What turns captions into embeddings; all of one length. */
public interface TextEncoder {

  /**
   * @return (texts, features)
   */
  float[][] encode(List<String> texts);

  /** Names the encoder and its version, to tell cached embeddings apart. */
  String name();
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.preparation;

import java.util.List;

/** What turns captions into embeddings. Several threads may use it at once. */
public interface TextEncoder extends AutoCloseable {

  /**
   * @return (texts, features); a text's row does not depend on the others
   */
  float[][] encode(List<String> texts);

  /** Features of an embedding. */
  int dimension();

  /** Names the encoder and its content, to tell cached embeddings apart; good as a file's name. */
  String name();

  @Override
  default void close() {}
}

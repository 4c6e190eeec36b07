// SPDX-License-Identifier: Apache-2.0
package io.stackgan.trainer.dataset;

import java.nio.file.Path;

/** An image file that cannot be used; the message names the file and what is wrong with it. */
public final class UnreadableImageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String problem;

  UnreadableImageException(Path file, String problem) {
    this(file, problem, null);
  }

  UnreadableImageException(Path file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
    this.problem = problem;
  }

  /** What is wrong, without the file. */
  public String problem() {
    return problem;
  }
}

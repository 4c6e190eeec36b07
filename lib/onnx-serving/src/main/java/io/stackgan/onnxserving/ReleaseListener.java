// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

/** Hears what happens to releases. */
public interface ReleaseListener {

  void served(String release);

  /**
   * @param news whether this is not the same reason again
   */
  void refused(String release, String reason, boolean news);
}

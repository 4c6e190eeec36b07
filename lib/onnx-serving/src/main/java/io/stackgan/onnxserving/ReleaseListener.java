// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

/** Hears what happens to releases. */
public interface ReleaseListener {

  void served(String release);

  void refused(String release, String reason);
}

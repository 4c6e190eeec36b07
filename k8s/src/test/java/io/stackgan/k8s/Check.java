// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import java.util.List;

/** Looks for one sort of fault. */
interface Check {

  /** Each fault in a line that names the manifest; empty when there is none. */
  List<String> faults(Manifests manifests);
}

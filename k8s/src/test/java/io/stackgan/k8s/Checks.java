// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import java.util.List;

/** All checks of what is applied to a cluster. */
final class Checks {

  private static final List<Check> ALL =
      List.of(
          new StrictModels(),
          new PodPolicies(),
          new TopicAgreement(),
          new StageAgreement(),
          new ContainerAgreement(),
          new References(),
          new Connections(),
          new NetworkRules(),
          new Runbooks());

  private Checks() {}

  static List<String> faults(Manifests manifests) {
    return ALL.stream().flatMap(check -> check.faults(manifests).stream()).toList();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DockerfilesTest {

  @ParameterizedTest
  @EnumSource(Service.class)
  void image_isPinnedUnprivilegedAndWatched(Service service) {
    String dockerfile = Checkout.text(service.dockerfile());

    assertThat(Pattern.compile("(?m)^FROM ([^ $\n]+)").matcher(dockerfile).results())
        .isNotEmpty()
        .allMatch(from -> PodPolicies.hasTag(from.group(1)));
    assertThat(dockerfile)
        .contains("\nUSER 10001:10001\n")
        .contains("\nEXPOSE " + service.port() + "\n")
        .contains("/dev/tcp/127.0.0.1/" + service.port() + " ")
        .contains("ENTRYPOINT [\"java\", \"-jar\", \"/app/quarkus-run.jar\"]");
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void variables_areRead(Service service) {

    assertThat(
            Pattern.compile("\\b((STACKGAN|QUARKUS|KAFKA)_[A-Z0-9_]+)=")
                .matcher(Checkout.text(service.dockerfile()))
                .results()
                .map(match -> match.group(1)))
        .isSubsetOf(service.environmentVariables());
  }
}

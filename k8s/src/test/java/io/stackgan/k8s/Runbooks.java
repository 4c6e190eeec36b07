// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Each alert leads to an entry of the operations guide, and each entry is some alert's. */
final class Runbooks implements Check {

  static final String GUIDE = "docs/operations.md";

  private static final Pattern ENTRY = Pattern.compile("(?m)^### (\\w+)$");

  @Override
  public List<String> faults(Manifests manifests) {
    Set<String> entries = entries();
    List<String> faults = new ArrayList<>();
    List<JsonNode> alerts =
        manifests
            .ofKind("PrometheusRule")
            .flatMap(rules -> Yaml.stream(rules.at("/spec/groups")))
            .flatMap(group -> Yaml.stream(group.path("rules")))
            .toList();
    for (JsonNode alert : alerts) {
      String name = alert.path("alert").asText();
      String address = GUIDE + "#" + name.toLowerCase(Locale.ROOT);
      if (!entries.remove(name) || !alert.at("/annotations/runbook_url").asText().equals(address)) {
        faults.add("Alert " + name + " leads to no runbook of its own at " + address);
      }
    }
    if (!alerts.isEmpty()) {
      entries.forEach(entry -> faults.add(GUIDE + " has a runbook for no alert: " + entry));
    }
    return faults;
  }

  private static Set<String> entries() {
    return ENTRY
        .matcher(Checkout.text(GUIDE))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }
}

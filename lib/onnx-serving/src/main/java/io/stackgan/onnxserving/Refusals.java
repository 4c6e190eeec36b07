// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why releases were refused, the latest few of them. */
final class Refusals {

  private static final int REMEMBERED = 16;

  private final Map<String, Refusal> refusals =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Refusal> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Refusal(String reason, Instant time) {}

  /** True when this is news, not the same reason again. */
  synchronized boolean add(String release, String reason) {
    Refusal before = refusals.put(release, new Refusal(reason, Instant.now()));
    return before == null || !before.reason().equals(reason);
  }

  synchronized void remove(String release) {
    refusals.remove(release);
  }

  synchronized Optional<String> within(Duration age, String release) {
    Instant oldest = Instant.now().minus(age);
    return Optional.ofNullable(refusals.get(release))
        .filter(refusal -> refusal.time().isAfter(oldest))
        .map(Refusal::reason);
  }

  synchronized Map<String, String> reasons() {
    return refusals.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().reason()));
  }
}

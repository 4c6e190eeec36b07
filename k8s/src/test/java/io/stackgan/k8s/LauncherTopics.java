// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import com.github.javaparser.ast.expr.FieldAccessExpr;
import io.stackgan.contracts.Topics;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The topics as the launcher makes them on one machine. */
final class LauncherTopics {

  private static final String SETUP = "TopicSetup";

  private LauncherTopics() {}

  /** Topics by name, with their number of partitions. */
  static Map<String, Integer> partitions() {
    int many = Integer.parseInt(SourceCode.field(SETUP, "PARTITIONS").toString());
    Set<String> work = work();
    return Topics.all().stream()
        .collect(Collectors.toMap(Function.identity(), topic -> work.contains(topic) ? many : 1));
  }

  /** What a stage's workers share; a cluster may cut it into more parts. */
  static Set<String> work() {
    return SourceCode.field(SETUP, "WORK").findAll(FieldAccessExpr.class).stream()
        .map(constant -> topic(constant.getNameAsString()))
        .collect(Collectors.toSet());
  }

  /** A constant of {@link Topics} is its topic's name in capitals. */
  private static String topic(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** The keys that a program reads, and the environment variables that set them. */
final class Configuration {

  private static final Set<String> QUARKUS =
      Set.of(
          "quarkus.http.host",
          "quarkus.http.port",
          "quarkus.log.console.json.enabled",
          ShareGroup.KEY);
  private static final String NESTED = "Config";

  private final Set<String> keys = new TreeSet<>();

  private Configuration() {}

  /**
   * @param mappings the simple names of the interfaces with {@code @ConfigMapping}
   */
  static Configuration of(String... mappings) {
    Configuration configuration = new Configuration();
    configuration.keys.addAll(QUARKUS);
    configuration.keys.add("kafka." + CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    ConsumerConfig.configNames().forEach(name -> configuration.keys.add("kafka." + name));
    Arrays.stream(mappings).forEach(mapping -> configuration.add(prefix(mapping), mapping));
    return configuration;
  }

  /** As SmallRye Config maps keys to variables. */
  Set<String> environmentVariables() {
    return keys.stream()
        .map(key -> key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private void add(String prefix, String type) {
    for (MethodDeclaration method : declaration(type).getMethods()) {
      if (!method.isStatic()) {
        add(prefix + "." + kebab(method.getNameAsString()), method);
      }
    }
  }

  private void add(String key, MethodDeclaration method) {
    String type =
        method.getType() instanceof ClassOrInterfaceType named ? named.getNameAsString() : "";
    if (type.endsWith(NESTED)) {
      add(key, type);
    } else {
      keys.add(key);
    }
  }

  private static String prefix(String type) {
    return declaration(type)
        .getAnnotationByName("ConfigMapping")
        .flatMap(annotation -> annotation.findFirst(StringLiteralExpr.class))
        .map(StringLiteralExpr::getValue)
        .orElseThrow(() -> new IllegalArgumentException(type + " is no @ConfigMapping"));
  }

  private static ClassOrInterfaceDeclaration declaration(String type) {
    return SourceCode.of(type).getInterfaceByName(type).orElseThrow();
  }

  private static String kebab(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import com.github.javaparser.ParseProblemException;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.StaticJavaParser;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.expr.Expression;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The platform's Java sources: read, not run, so that no service must be built for a check. */
final class SourceCode {

  private static final List<String> MODULES =
      List.of(
          "lib/model-store",
          "lib/onnx-serving",
          "lib/stage-messaging",
          "lib/tracing",
          "local/launcher",
          "gateway",
          "embedding-service",
          "stage1-service",
          "stage2-service",
          "trainer/service");

  static {
    StaticJavaParser.getParserConfiguration()
        .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17);
  }

  private static final Map<String, CompilationUnit> PARSED = new ConcurrentHashMap<>();

  private SourceCode() {}

  /** The source of a top-level type of that simple name. */
  static CompilationUnit of(String type) {
    return PARSED.computeIfAbsent(type, SourceCode::parse);
  }

  private static CompilationUnit parse(String type) {
    Path file =
        MODULES.stream()
            .flatMap(module -> files(Checkout.path(module + "/src/main/java")))
            .filter(path -> path.endsWith(type + ".java"))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no source of " + type));
    try {
      return StaticJavaParser.parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    } catch (ParseProblemException e) {
      throw new IllegalArgumentException("Cannot parse " + file, e);
    }
  }

  /** What a field is set to. */
  static Expression field(String type, String name) {
    return of(type).findAll(FieldDeclaration.class).stream()
        .flatMap(field -> field.getVariables().stream())
        .filter(variable -> variable.getNameAsString().equals(name))
        .findFirst()
        .flatMap(variable -> variable.getInitializer())
        .orElseThrow(() -> new IllegalArgumentException(type + " has no " + name + " any more"));
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

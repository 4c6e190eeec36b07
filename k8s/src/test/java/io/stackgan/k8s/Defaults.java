// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import java.util.Map;

/** Defaults of the stages' settings. */
final class Defaults {

  private static final Map<Service, String> MAPPINGS =
      Map.of(
          Service.EMBEDDING, "EmbeddingConfig",
          Service.STAGE1, "Stage1Config",
          Service.STAGE2, "Stage2Config");

  private Defaults() {}

  static int number(Service stage, String setting) {
    String value =
        SourceCode.of(MAPPINGS.get(stage)).findAll(MethodDeclaration.class).stream()
            .filter(method -> method.getNameAsString().equals(setting))
            .findFirst()
            .flatMap(method -> method.getAnnotationByName("WithDefault"))
            .flatMap(annotation -> annotation.findFirst(StringLiteralExpr.class))
            .orElseThrow(() -> new IllegalArgumentException(stage + " has no default " + setting))
            .getValue();
    return Integer.parseInt(value);
  }
}

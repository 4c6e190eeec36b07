// SPDX-License-Identifier: Apache-2.0
package io.stackgan.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which room may touch what, as the README's table of the house says. */
class ArchitectureTest {

  private static JavaClasses modules;

  @BeforeAll
  static void importClasses() {
    modules = CompiledModules.load();
  }

  @Test
  void everyModule_isCompiledAndSeen() {
    List<Path> unseen =
        CompiledModules.modulesWithSources().stream()
            .filter(module -> !CompiledModules.folders().contains(module.resolve("target/classes")))
            .toList();
    assertThat(unseen).as("modules without target/classes: build them first").isEmpty();
    assertThat(modules.size()).isPositive();
  }

  /** A room, and the rooms of ours whose classes it may name beside its own. */
  @ParameterizedTest
  @CsvSource({
    "contracts, ''",
    "pictures, contracts",
    "tracing, contracts",
    "networks, ''",
    "modelstore, ''",
    "onnxexport, networks",
    "onnxserving, modelstore",
    "stagemessaging, contracts modelstore onnxserving tracing",
    "embedding, contracts modelstore onnxserving stagemessaging tracing",
    "stage1, contracts modelstore onnxserving pictures stagemessaging tracing",
    "stage2, contracts modelstore onnxserving pictures stagemessaging tracing",
    "gateway, contracts modelstore pictures tracing",
    "trainer, contracts modelstore networks onnxexport onnxserving",
    "local, contracts modelstore pictures"
  })
  void room_usesOnlyItsNeighbours(String room, String neighbours) {
    String[] allowed =
        Arrays.stream((room + " " + neighbours).trim().split(" "))
            .map(name -> "io.stackgan." + name + "..")
            .toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideInAPackage("io.stackgan." + room + "..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("io.stackgan..").and(not(resideInAnyPackage(allowed)))));
  }

  @Test
  void minioClient_isNamedOnlyInTheS3FormOfTheStore() {
    check(
        noClasses()
            .that()
            .haveNameNotMatching("io\\.stackgan\\.modelstore\\.S3.*")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.minio.."));
  }

  @Test
  void trainingEngine_isNamedOnlyInTraining() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("io.stackgan.trainer.training..", "io.stackgan.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco.."));
  }

  @Test
  void inferenceEngine_isNamedOnlyInServing() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("io.stackgan.onnxserving..", "io.stackgan.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", "ai.onnxruntime.."));
  }

  @ParameterizedTest
  @CsvSource({"Incoming", "Outgoing", "Channel"})
  void messaging_entersAndLeavesThroughProcessorsAndTheGateway(String annotation) {
    String name = "org.eclipse.microprofile.reactive.messaging." + annotation;
    check(
        methods()
            .that()
            .areAnnotatedWith(name)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Processor")
            .orShould()
            .beDeclaredInClassesThat()
            .resideInAPackage("io.stackgan.gateway.."));
  }

  /** Its workers share the scope of the request that they work for, and may end it too early. */
  @Test
  void gateway_usesNoWorkersOfTheFramework() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.stackgan.gateway..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.smallrye.mutiny.infrastructure.Infrastructure"));
  }

  @Test
  void packages_haveNoCycles() {
    check(slices().matching("io.stackgan.(**)").should().beFreeOfCycles());
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(modules);
  }
}

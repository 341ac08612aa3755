package io.drivemend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows between the packages. The table stands in CONTRIBUTING.md; change both together. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.drivemend");

  @Test
  void packagesUseOnlyWhatStandsBelowThem() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("model").definedBy("io.drivemend.model..")
        .layer("files").definedBy("io.drivemend.files..")
        .layer("registry").definedBy("io.drivemend.registry..")
        .layer("hive").definedBy("io.drivemend.hive..")
        .layer("regfile").definedBy("io.drivemend.regfile..")
        .layer("windows").definedBy("io.drivemend.windows..")
        .layer("diagnosis").definedBy("io.drivemend.diagnosis..")
        .layer("source").definedBy("io.drivemend.source..")
        .layer("backup").definedBy("io.drivemend.backup..")
        .layer("repair").definedBy("io.drivemend.repair..")
        .layer("cli").definedBy("io.drivemend.cli..")
        .layer("ui").definedBy("io.drivemend.ui..")
        .layer("app").definedBy("io.drivemend.app..")
        .whereLayer("model").mayNotAccessAnyLayer()
        .whereLayer("files").mayNotAccessAnyLayer()
        .whereLayer("registry").mayOnlyAccessLayers("model")
        .whereLayer("hive").mayOnlyAccessLayers("model", "files", "registry")
        .whereLayer("regfile").mayOnlyAccessLayers("model")
        .whereLayer("windows").mayOnlyAccessLayers("model", "files", "registry")
        .whereLayer("diagnosis").mayOnlyAccessLayers("model", "registry")
        .whereLayer("source").mayOnlyAccessLayers("model", "files", "registry", "hive", "windows", "diagnosis")
        .whereLayer("backup").mayOnlyAccessLayers("model", "files", "registry", "hive", "regfile")
        .whereLayer("repair").mayOnlyAccessLayers("model", "registry", "diagnosis", "backup")
        .whereLayer("cli").mayOnlyBeAccessedByLayers("app")
        .whereLayer("ui").mayOnlyBeAccessedByLayers("app")
        .whereLayer("app").mayNotBeAccessedByAnyLayer()
        .check(CLASSES);
  }

  @Test
  void onlyTheWindowKnowsJavaFx() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("io.drivemend.ui..", "io.drivemend.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp.."));
  }

  @Test
  void onlyTheWindowsPackageKnowsJna() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.drivemend.windows..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.jna.."));
  }

  @Test
  void theFlowHasNoControls() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.drivemend.ui.flow..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage.."));
  }

  @Test
  void everyPackageIsNullMarked() {
    check(classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class));
    var marked = new java.util.TreeSet<String>();
    CLASSES.stream().filter(c -> c.getSimpleName().equals("package-info")).forEach(c -> marked.add(c.getPackageName()));
    check(classes().should().resideInAnyPackage(marked.toArray(String[]::new)));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}

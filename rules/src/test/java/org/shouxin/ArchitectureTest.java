package org.shouxin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The package tree is the data-flow diagram: dependencies point one way. */
class ArchitectureTest {

  private static final List<String> ORDER =
      List.of(
          "problem", "facts", "workbook", "policy", "population", "engine", "decision", "trial");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.shouxin");

  @Test
  void aPackageUsesOnlyThoseBeforeIt() {
    for (int i = 0; i < ORDER.size(); i++) {
      String[] later =
          ORDER.subList(i + 1, ORDER.size()).stream()
              .map(name -> "org.shouxin." + name + "..")
              .toArray(String[]::new);
      if (later.length > 0) {
        noClasses()
            .that()
            .resideInAPackage("org.shouxin." + ORDER.get(i) + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(later)
            .check(CLASSES);
      }
    }
  }

  @Test
  void everyClassLivesInOneOfThePackages() {
    classes()
        .should()
        .resideInAnyPackage(
            ORDER.stream().map(name -> "org.shouxin." + name).toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("org.shouxin.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theCoreKnowsNoSpringNoDatabaseNoHttp() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..",
            "java.sql..",
            "javax.sql..",
            "jakarta..",
            "java.net.http..",
            "com.sun.net..",
            "tools.jackson..",
            "com.opencsv..",
            "picocli..")
        .check(CLASSES);
  }

  @Test
  void onlyTheWorkbookPackageKnowsPoi() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.shouxin.workbook..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.poi..", "org.openxmlformats..")
        .check(CLASSES);
  }

  @Test
  void onlyTheEngineKnowsDrools() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.shouxin.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.drools..", "org.kie..")
        .check(CLASSES);
  }

  @Test
  void nothingAsksTheClock() {
    noClasses()
        .should()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }
}

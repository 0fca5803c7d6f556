package org.shouxin;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.policy.compiler.RoutingCompiler;

/** The package tree is the data-flow diagram: dependencies point one way. */
class ArchitectureTest {

  private static final List<String> ORDER =
      List.of(
          "problem", "facts", "workbook", "policy", "population", "engine", "decision", "coverage");

  /** The packages inside policy, from the first, which uses none of the others. */
  private static final List<String> WING =
      List.of("condition", "formula", "", "rows", "routing", "compiler", "excel");

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
            ORDER.stream().map(name -> "org.shouxin." + name + "..").toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("org.shouxin.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void insidePolicyAPackageUsesOnlyThoseBeforeIt() {
    TreeSet<String> backwards = new TreeSet<>();
    for (JavaClass each : CLASSES.that(resideInAPackage("org.shouxin.policy.."))) {
      each.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(resideInAPackage("org.shouxin.policy.."))
          .filter(target -> place(target) > place(each))
          .forEach(target -> backwards.add(each.getName() + " uses " + target.getName()));
    }
    assertThat(backwards).isEmpty();
  }

  private static int place(JavaClass each) {
    String name = each.getPackageName().substring("org.shouxin.policy".length());
    return WING.indexOf(name.isEmpty() ? "" : name.substring(1));
  }

  @Test
  void whatCompilesAWorkbookIsKnownOutsidePolicyByItsDoors() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.shouxin.policy..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.shouxin.policy.rows..", "org.shouxin.policy.compiler..")
                .and(
                    DescribedPredicate.not(
                        belongToAnyOf(PolicyCompiler.class, RoutingCompiler.class))))
        .check(CLASSES);
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

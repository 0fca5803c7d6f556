package org.shouxin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The package tree is the data-flow diagram: customers → decisions → batches → reports. */
class DependenciesTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.shouxin");

  @Test
  void rightMayUseLeftAndNothingElse() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("org.shouxin..")
        .layer("command line")
        .definedBy("org.shouxin")
        .layer("reports")
        .definedBy("org.shouxin.reports")
        .layer("batches")
        .definedBy("org.shouxin.batches")
        .layer("decisions")
        .definedBy("org.shouxin.decisions")
        .layer("customers")
        .definedBy("org.shouxin.customers")
        .layer("policies")
        .definedBy("org.shouxin.policies")
        .layer("samples")
        .definedBy("org.shouxin.samples")
        .layer("orders")
        .definedBy("org.shouxin.orders")
        .layer("trials")
        .definedBy("org.shouxin.trials")
        .layer("terminal")
        .definedBy("org.shouxin.terminal")
        .whereLayer("command line")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("reports")
        .mayOnlyBeAccessedByLayers("command line")
        .whereLayer("batches")
        .mayOnlyBeAccessedByLayers("orders", "reports", "command line")
        .whereLayer("decisions")
        .mayOnlyBeAccessedByLayers("batches", "orders", "reports", "trials", "command line")
        .whereLayer("customers")
        .mayOnlyBeAccessedByLayers(
            "decisions", "batches", "orders", "reports", "trials", "command line")
        .whereLayer("policies")
        .mayOnlyBeAccessedByLayers("trials", "command line")
        .whereLayer("orders")
        .mayOnlyBeAccessedByLayers("trials", "command line")
        .whereLayer("trials")
        .mayOnlyBeAccessedByLayers("command line")
        .whereLayer("samples")
        .mayOnlyBeAccessedByLayers("command line")
        .ignoreDependency(
            com.tngtech.archunit.base.DescribedPredicate.alwaysTrue(),
            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                "org.shouxin.problem..",
                "org.shouxin.facts..",
                "org.shouxin.workbook..",
                "org.shouxin.policy..",
                "org.shouxin.population..",
                "org.shouxin.engine..",
                "org.shouxin.decision..",
                "org.shouxin.trial.."))
        .check(CLASSES);
  }

  @Test
  void theServiceKnowsTheCoreByItsDoorsAndNeverDrools() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.shouxin",
            "org.shouxin.customers",
            "org.shouxin.decisions",
            "org.shouxin.batches",
            "org.shouxin.reports",
            "org.shouxin.policies",
            "org.shouxin.orders",
            "org.shouxin.trials",
            "org.shouxin.terminal")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.drools..", "org.kie..", "org.shouxin.engine..")
        .check(CLASSES);
  }
}

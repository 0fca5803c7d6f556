package org.shouxin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The package tree is the data-flow diagram: a package uses those before it and no others. */
class DependenciesTest {

  private static final List<String> CORE =
      List.of(
          "problem", "facts", "workbook", "policy", "population", "engine", "decision", "trial");

  /** From the first, which uses none of the others, to the last, which nobody uses. */
  private static final List<String> ORDER =
      List.of(
          "terminal",
          "database",
          "policies",
          "customers",
          "samples",
          "decisions",
          "batches",
          "orders",
          "trials",
          "reports",
          "web",
          "access",
          "sources",
          "imports",
          "journal",
          "outbox",
          "operations",
          "answers",
          "credit",
          "holds",
          "runs",
          "server");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.shouxin");

  @Test
  void aPackageUsesThoseBeforeItAndNoOthers() {
    TreeSet<String> backwards = new TreeSet<>();
    for (JavaClass each : CLASSES) {
      int own = place(each);
      each.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> target.getPackageName().startsWith("org.shouxin"))
          .filter(target -> place(target) > own)
          .forEach(target -> backwards.add(each.getName() + " uses " + target.getName()));
    }
    assertThat(backwards).isEmpty();
  }

  @Test
  void everyPackageHasItsPlace() {
    assertThat(CLASSES.stream().map(DependenciesTest::capability).distinct())
        .allMatch(
            name -> name.isEmpty() || CORE.contains(name) || ORDER.contains(name), "has a place");
  }

  /** Core first, then the service in its order, then the command line. */
  private static int place(JavaClass each) {
    String name = capability(each);
    return CORE.contains(name) ? -1 : name.isEmpty() ? ORDER.size() : ORDER.indexOf(name);
  }

  private static String capability(JavaClass each) {
    String name = each.getPackageName();
    return name.equals("org.shouxin")
        ? ""
        : name.substring("org.shouxin.".length()).split("\\.")[0];
  }

  @Test
  void theServiceKnowsTheCoreByItsDoorsAndNeverDrools() {
    noClasses()
        .that()
        .resideInAnyPackage("org.shouxin..")
        .and()
        .resideOutsideOfPackages("org.shouxin.engine..", "org.shouxin.decision..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.drools..", "org.kie..", "org.shouxin.engine..")
        .check(CLASSES);
  }
}

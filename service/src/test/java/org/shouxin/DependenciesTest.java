package org.shouxin;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** The package tree is the data-flow diagram: a package uses those before it and no others. */
class DependenciesTest {

  private static final List<String> CORE =
      List.of(
          "problem", "facts", "workbook", "policy", "population", "engine", "decision", "coverage");

  /** From the first, which uses none of the others, to the last, which nobody uses. */
  private static final List<String> ORDER =
      List.of(
          "terminal",
          "csv",
          "json",
          "database",
          "policies",
          "customerfiles",
          "samples",
          "explanations",
          "batches",
          "orderfiles",
          "trials",
          "reports",
          "web",
          "access",
          "factsources",
          "imports",
          "journal",
          "outbox",
          "operations",
          "customers",
          "decisions",
          "credit",
          "incidents",
          "orders",
          "runs",
          "server",
          "doctor",
          "cli");

  /** Used where bytecode does not show it: constants that are inlined. */
  private static final Set<String> UNSEEN = Set.of("ExitCode", "PlainText");

  /** More in one folder is found by searching only. */
  private static final int MOST_FILES = 40;

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

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.shouxin.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  /** Tests set this clock, and it knows the time zone of the business. */
  @Test
  void onlyTheBusinessClockReadsTheTime() {
    noClasses()
        .that()
        .doNotHaveSimpleName("BusinessClock")
        .and()
        .doNotHaveSimpleName("DatabaseConfiguration")
        .should()
        .callMethodWhere(
            target(owner(resideInAPackage("java.time")))
                .and(target(nameMatching("now|system(UTC|DefaultZone)?"))))
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callConstructor(Date.class)
        .check(CLASSES);
  }

  @Test
  void everyCommandIsInCli() {
    classes()
        .that()
        .areAnnotatedWith(Command.class)
        .and()
        .areNotAssignableTo(Shouxin.class)
        .should()
        .resideInAPackage("org.shouxin.cli")
        .check(CLASSES);
  }

  @Test
  void noSimpleNameOccursTwice() {
    Map<String, List<String>> byName =
        CLASSES.stream()
            .filter(each -> !each.getSimpleName().equals("package-info"))
            .filter(JavaClass::isTopLevelClass)
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    TreeMap::new,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));
    byName.values().removeIf(names -> names.size() == 1);
    assertThat(byName).isEmpty();
  }

  @Test
  void noPackageIsAWarehouse() {
    Map<String, Long> files =
        CLASSES.stream()
            .filter(each -> !each.getSimpleName().equals("package-info"))
            .filter(JavaClass::isTopLevelClass)
            .collect(
                Collectors.groupingBy(
                    JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
    files.values().removeIf(count -> count <= MOST_FILES);
    assertThat(files).isEmpty();
  }

  /** Rules are compiled into a package of their own and see public classes only. */
  @Test
  void whatOnlyItsPackageUsesIsNotPublic() {
    TreeSet<String> needless = new TreeSet<>();
    for (JavaClass each : CLASSES) {
      boolean top = each.isTopLevelClass() && each.getModifiers().contains(JavaModifier.PUBLIC);
      if (top
          && !each.getName().equals("org.shouxin.Shouxin")
          && !each.getPackageName().equals("org.shouxin.engine")
          && !UNSEEN.contains(each.getSimpleName())
          && CLASSES.stream()
              .filter(one -> one.equals(each) || one.getName().startsWith(each.getName() + "$"))
              .flatMap(one -> one.getDirectDependenciesToSelf().stream())
              .allMatch(
                  use -> use.getOriginClass().getPackageName().equals(each.getPackageName()))) {
        needless.add(each.getName());
      }
    }
    assertThat(needless).isEmpty();
  }
}

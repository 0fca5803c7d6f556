package org.shouxin.requirements;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The tests of both modules by the requirements that they are tagged with. */
final class TaggedTests {

  private static final List<Path> CLASSES =
      List.of(Path.of("../rules/target/test-classes"), Path.of("target/test-classes"));

  private TaggedTests() {}

  /** Names of test methods, {@code PopulationTest.equalSalesShareTheBetterRank}, by tag. */
  static Map<String, Set<String>> byTag() {
    Map<String, Set<String>> tests = new TreeMap<>();
    for (JavaClass test : new ClassFileImporter().importPaths(CLASSES)) {
      Set<String> ofClass = tags(test.getAnnotations().stream());
      for (JavaMethod method : test.getMethods()) {
        if (isTest(method)) {
          Set<String> tags = new LinkedHashSet<>(ofClass);
          tags.addAll(tags(method.getAnnotations().stream()));
          String name = test.getSimpleName() + "." + method.getName();
          tags.forEach(tag -> tests.computeIfAbsent(tag, t -> new TreeSet<>()).add(name));
        }
      }
    }
    return tests;
  }

  private static boolean isTest(JavaMethod method) {
    return method.getAnnotations().stream()
        .map(annotation -> annotation.getRawType().getSimpleName())
        .anyMatch(
            name ->
                Set.of("Test", "TestFactory", "ParameterizedTest", "RepeatedTest").contains(name)
                    || name.equals("Property")
                    || name.equals("Example"));
  }

  private static Set<String> tags(Stream<? extends JavaAnnotation<?>> annotations) {
    Set<String> tags = new LinkedHashSet<>();
    annotations.forEach(
        annotation -> {
          String kind = annotation.getRawType().getSimpleName();
          Object value = annotation.get("value").orElse("");
          if (kind.equals("Tag")) {
            tags.add(value.toString());
          } else if ((kind.equals("Tags") || kind.equals("TagList"))
              && value instanceof JavaAnnotation<?>[] several) {
            tags.addAll(tags(Stream.of(several)));
          }
        });
    return tags;
  }
}

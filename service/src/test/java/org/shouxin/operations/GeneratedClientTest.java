package org.shouxin.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shouxin.access.Role;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.TestDatabase;
import org.shouxin.imports.Importer;
import org.shouxin.imports.SampleLedger;
import org.shouxin.server.TestService;

/**
 * An ERP developer generates a Java client from the description of the interface and works with it:
 * {@code src/test/client} is compiled with what openapi-generator makes, and runs against the
 * running service.
 */
class GeneratedClientTest {

  /** Brought by Maven, see {@code service/pom.xml}. */
  private static final Path GENERATOR =
      Path.of("target/openapi-generator/openapi-generator-cli.jar").toAbsolutePath();

  private static final Path STORY = Path.of("src/test/client").toAbsolutePath();

  @TempDir Path folder = Path.of("");

  @Test
  void anErpWorksWithTheClientThatIsGeneratedFromTheDescription() throws Exception {
    TestService service = TestService.start(TestDatabase.H2, Map.of());
    try {
      SampleLedger.load(service.bean(Importer.class), SampleLedger.folder(TestService.home()));
      Path description = folder.resolve("openapi.json");
      Files.writeString(description, service.get(service.key(Role.ERP), "/api/openapi").body());
      Path client = generated(description);
      assertThat(story(client, service))
          .isEqualTo(
              List.of(
                  "decision decided true",
                  "order held 9000000.5 CNY",
                  "released released",
                  "run nonferrous true",
                  "same run true",
                  "refused 404 true"));
    } finally {
      service.stop();
    }
  }

  private Path generated(Path description) throws IOException, InterruptedException {
    Path client = folder.resolve("client");
    Path log = folder.resolve("generator.txt");
    Process generator =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                GENERATOR.toString(),
                "generate",
                "--input-spec",
                description.toString(),
                "--generator-name",
                "java",
                "--library",
                "native",
                "--output",
                client.toString(),
                "--global-property",
                "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false",
                "--additional-properties",
                "openApiNullable=false,hideGenerationTimestamp=true,useJakartaEe=true,"
                    + "invokerPackage=org.erp,apiPackage=org.erp.api,modelPackage=org.erp.model")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(generator.waitFor(5, TimeUnit.MINUTES)).as("the generator ends").isTrue();
    assertThat(generator.exitValue()).as(Files.readString(log)).isZero();
    return client.resolve("src/main/java");
  }

  private List<?> story(Path client, TestService service) throws Exception {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<Path> sources = new ArrayList<>(sources(client));
    sources.addAll(sources(STORY));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(found, null, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of(
              "-proc:none",
              "-nowarn",
              "-d",
              classes.toString(),
              "-classpath",
              System.getProperty("java.class.path"));
      boolean compiled =
          compiler
              .getTask(
                  null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(compiled).as(found.getDiagnostics().toString()).isTrue();
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      Method tell =
          loader
              .loadClass("org.erp.ErpStory")
              .getMethod("tell", String.class, String.class, LocalDate.class);
      LocalDate today = service.bean(BusinessClock.class).today();
      return (List<?>) tell.invoke(null, service.base().toString(), service.person(), today);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}

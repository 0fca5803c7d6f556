package org.shouxin.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.DatabaseFaults;
import org.shouxin.database.DatabaseOnly;
import org.shouxin.imports.ImportRequest;
import org.shouxin.imports.Importer;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shouxin import}. */
@Command(name = "import")
public final class ImportCommand extends ConsoleCommand {

  @Parameters(arity = "1..*", paramLabel = "[TABLE] CSV", descriptionKey = "csv")
  private List<String> given = List.of();

  @Option(names = "--mapping", paramLabel = "FILE")
  private @Nullable Path mapping;

  @Option(names = "--update")
  private boolean update;

  @Option(names = "--dry-run")
  private boolean dryRun;

  @Option(names = "--failures", paramLabel = "CSV")
  private @Nullable Path failures;

  public ImportCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws RefusedException {
    List<ImportRequest> requests = requests();
    if (failures != null && requests.size() > 1) {
      throw misused("--failures is for one file");
    }
    ImportNotes notes = new ImportNotes(console, common.language, dryRun);
    try (ConfigurableApplicationContext context = open()) {
      Importer importer = new Importer(context.getBean(DataSource.class));
      for (ImportRequest request : requests) {
        if (!run(importer, request, notes)) {
          break;
        }
      }
    }
    return notes.exit();
  }

  private ConfigurableApplicationContext open() throws RefusedException {
    try {
      return DatabaseOnly.open(console.home(), Map.of());
    } catch (RuntimeException fault) {
      SQLException database = DatabaseFaults.behind(fault);
      if (database != null) {
        throw new RefusedException(List.of(DatabaseFaults.problem(database)));
      }
      throw fault;
    }
  }

  /** Imports a file; whether to continue with the next. */
  private static boolean run(Importer importer, ImportRequest request, ImportNotes notes) {
    try {
      notes.done(importer.run(request));
      return true;
    } catch (RefusedException refused) {
      notes.refused(refused);
      return refused.problems().stream()
          .noneMatch(problem -> problem.where().equals(DatabaseFaults.WHERE));
    }
  }

  private List<ImportRequest> requests() throws RefusedException {
    if (mapping != null) {
      return given.stream().map(file -> request(null, file)).toList();
    }
    String table = Importer.table(given.get(0));
    if (table != null) {
      if (given.size() == 1) {
        throw misused("the files to import are required for table " + table);
      }
      return given.stream().skip(1).map(file -> request(table, file)).toList();
    }
    return named();
  }

  /** Files that are named after their tables, in an order in which they can be loaded. */
  private List<ImportRequest> named() throws RefusedException {
    List<ImportRequest> requests = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (String file : given) {
      String name = String.valueOf(Path.of(file).getFileName()).replaceFirst("\\.[^.]*$", "");
      String table = Importer.table(name);
      if (table == null) {
        problems.add(unknown(file, name));
      } else {
        requests.add(request(table, file));
      }
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
    requests.sort(Comparator.comparingInt(each -> Importer.tables().indexOf(each.table())));
    return requests;
  }

  private static Problem unknown(String file, String name) {
    Text what =
        Files.exists(Path.of(file))
            ? new Text(
                "文件没有以表命名；先写表名，或用 --mapping",
                "the file is not named after a table; name the table first, or use --mapping")
            : new Text("既不是表，也不是文件", "neither a table nor a file");
    return new Problem(file, what, name, Nearest.suggestion(name, Importer.tables()));
  }

  private ImportRequest request(@Nullable String table, String file) {
    return new ImportRequest(
        Path.of(file), table, mapping, update, dryRun, failures, common.language);
  }
}

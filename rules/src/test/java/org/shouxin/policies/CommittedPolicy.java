package org.shouxin.policies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shouxin.policy.Policy;
import org.shouxin.policy.Sheets;
import org.shouxin.policy.compiler.PolicyCompiler;
import org.shouxin.problem.RefusedException;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;
import org.shouxin.workbook.XlsxReader;

/**
 * A policy as it is committed.
 *
 * @param book rows of the workbook
 * @param text the text rendering next to it
 * @param policy compiled
 */
public record CommittedPolicy(Book book, String text, Policy policy) {

  /** The folder of the policies. */
  public static final Path FOLDER = Path.of("../decision-tables");

  private static final Pattern REQUIREMENT = Pattern.compile("R[0-9]+");

  /** Reads {@code decision-tables/ID}. */
  public static CommittedPolicy of(String id) {
    try {
      Book book = XlsxReader.read(workbook(id), Sheets.ALL);
      String text = Files.readString(textFile(id));
      return new CommittedPolicy(book, text, PolicyCompiler.compile(book));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (RefusedException broken) {
      throw new IllegalStateException(broken.problems().toString(), broken);
    }
  }

  /** The workbook. */
  public static Path workbook(String id) {
    return FOLDER.resolve(id).resolve(id + ".xlsx");
  }

  /** The text rendering next to the workbook. */
  public static Path textFile(String id) {
    return FOLDER.resolve(id).resolve(id + ".policy.txt");
  }

  /** The workbook in the canonical text rendering. */
  String rendered() {
    try {
      return BookText.render(PolicyCompiler.canonical(book));
    } catch (RefusedException broken) {
      throw new IllegalStateException(broken.problems().toString(), broken);
    }
  }

  /** The requirements that its sources cite. */
  Set<String> cited() {
    return sources().values().stream()
        .flatMap(source -> REQUIREMENT.matcher(source).results())
        .map(match -> match.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Where each row says that it comes from, by sheet and id. */
  Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    book.sheets()
        .forEach(
            (sheet, rows) ->
                rows.stream()
                    .filter(row -> row.cells().containsKey("source"))
                    .forEach(row -> sources.put(sheet.key() + "/" + row.id(), row.text("source"))));
    return sources;
  }
}

package org.shouxin.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.shouxin.batches.Batch;
import org.shouxin.batches.FilePolicies;
import org.shouxin.customerfiles.RoutedFile;
import org.shouxin.population.Population;
import org.shouxin.problem.Language;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.reports.SummaryWorkbook;

/**
 * The folder that a graded file is written to.
 *
 * @param path exists, and none of its output files is the input
 */
record OutputFolder(Path path) {

  static final String POPULATION = "population.csv";

  /**
   * Creates the folder unless it exists.
   *
   * @throws RefusedException if it cannot be created or an output would overwrite the input
   */
  static OutputFolder ready(Path path, Path input) throws RefusedException {
    make(path);
    try {
      for (String name : List.of(Batch.RESULTS, Batch.FAILURES, SummaryWorkbook.NAME, POPULATION)) {
        Path output = path.resolve(name);
        if (Files.exists(output) && Files.isSameFile(output, input)) {
          throw refused(output, new Text("输出会覆盖输入文件", "the output would overwrite the input"), "");
        }
      }
      return new OutputFolder(path);
    } catch (IOException fault) {
      throw cannotWrite(path, fault);
    }
  }

  /**
   * Creates a folder unless it exists.
   *
   * @throws RefusedException if it cannot be created
   */
  static void make(Path path) throws RefusedException {
    try {
      Files.createDirectories(path);
    } catch (FileAlreadyExistsException file) {
      throw refused(path, new Text("这是文件，不是文件夹", "this is a file, not a folder"), "");
    } catch (IOException fault) {
      throw cannotWrite(path, fault);
    }
  }

  /**
   * Prepares the batch, and removes files that only an earlier one wrote.
   *
   * @throws RefusedException if the files cannot be created
   */
  Batch batch(RoutedFile routedFile, FilePolicies filePolicies, LocalDate asOf, Language language)
      throws RefusedException {
    try {
      Files.deleteIfExists(path.resolve(SummaryWorkbook.NAME));
      Files.deleteIfExists(path.resolve(POPULATION));
      return Batch.of(routedFile, filePolicies, asOf, path, language);
    } catch (IOException fault) {
      throw cannotWrite(path, fault);
    }
  }

  /**
   * Writes the population figures, with which one customer alone gets the same answer.
   *
   * @throws IOException if that fails
   */
  void write(Collection<Population> populations) throws IOException {
    try (Writer out = Files.newBufferedWriter(path.resolve(POPULATION), StandardCharsets.UTF_8)) {
      Population.write(List.copyOf(populations), out);
    }
  }

  private static RefusedException cannotWrite(Path path, IOException fault) {
    return refused(
        path,
        new Text("输出文件夹无法写入", "the output folder cannot be written"),
        FileProblems.said(fault, Language.EN));
  }

  private static RefusedException refused(Path path, Text what, String found) {
    return new RefusedException(
        path.toString(), what, found, new Text("一个可以写入的文件夹", "a writable folder"));
  }
}

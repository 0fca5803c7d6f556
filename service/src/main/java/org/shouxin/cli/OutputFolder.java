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
   * @param force whether to overwrite the files of an earlier run
   * @throws RefusedException if it cannot be created, an output would overwrite the input, or files
   *     of an earlier run are there and are not to be overwritten
   */
  static OutputFolder ready(Path path, Path input, boolean force) throws RefusedException {
    List<String> names =
        List.of(Batch.RESULTS, Batch.WORKBOOK, Batch.FAILURES, SummaryWorkbook.NAME, POPULATION);
    make(path);
    try {
      for (String name : names) {
        Path output = path.resolve(name);
        if (Files.exists(output) && Files.exists(input) && Files.isSameFile(output, input)) {
          throw refused(output, new Text("输出会覆盖输入文件", "the output would overwrite the input"), "");
        }
      }
      keep(path, names, force);
      return new OutputFolder(path);
    } catch (IOException fault) {
      throw cannotWrite(path, fault);
    }
  }

  /**
   * Keeps what an earlier run wrote.
   *
   * @param names of the files that would be written
   * @param force whether they are to be overwritten
   * @throws RefusedException if not, and one is there
   */
  static void keep(Path path, List<String> names, boolean force) throws RefusedException {
    List<String> there = names.stream().filter(name -> Files.exists(path.resolve(name))).toList();
    if (!force && !there.isEmpty()) {
      throw new RefusedException(
          path.toString(),
          new Text("文件夹中已有以前的结果", "the folder has results of an earlier run"),
          String.join(", ", there),
          new Text("另一个文件夹，或用 --force 覆盖", "another folder, or --force to overwrite them"));
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
  Batch batch(
      RoutedFile routedFile,
      FilePolicies filePolicies,
      LocalDate asOf,
      Language language,
      Language headings)
      throws RefusedException {
    try {
      Files.deleteIfExists(path.resolve(SummaryWorkbook.NAME));
      Files.deleteIfExists(path.resolve(POPULATION));
      Files.deleteIfExists(path.resolve(Batch.WORKBOOK));
      return Batch.of(routedFile, filePolicies, asOf, path, language, headings);
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

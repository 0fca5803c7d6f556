package org.shouxin.policy;

import java.nio.file.Path;
import java.util.List;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Problems;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.workbook.Book;
import org.shouxin.workbook.BookText;

/** Compiles a workbook into a policy: the core's first door. */
public final class PolicyCompiler {

  private PolicyCompiler() {}

  /**
   * Reads and compiles a workbook: an {@code .xlsx}, or its text rendering as {@code .txt}.
   *
   * @throws RefusedException with every problem that the workbook has
   */
  public static Policy compile(Path workbook) throws RefusedException {
    Problems inCells = new Problems();
    Book book = BookFile.read(workbook, inCells);
    return compiled(book, inCells.all()).policy();
  }

  /**
   * Compiles a workbook that was read already.
   *
   * @throws RefusedException with every problem that it has
   */
  public static Policy compile(Book book) throws RefusedException {
    return compiled(book, List.of()).policy();
  }

  /**
   * The workbook in canonical spelling: conditions, facts, choices and references as the records
   * carry them. The SHA-256 of its text rendering is the policy's.
   *
   * @throws RefusedException with every problem that it has
   */
  public static Book canonical(Book book) throws RefusedException {
    return compiled(book, List.of()).book();
  }

  private record Compiled(Policy policy, Book book) {}

  private static Compiled compiled(Book book, List<Problem> told) throws RefusedException {
    Problems problems = new Problems();
    Compilation compilation = new Compilation(book, problems);
    Identity identity = IdentitySheet.compile(compilation);
    Dictionary facts = FactsSheet.compile(compilation);
    List<Fact.Option> gradeOptions = GradesSheet.options(compilation);
    Dictionary graded = Vocabulary.of(facts, gradeOptions, List.of());
    List<Grade> grades = GradesSheet.compile(compilation, graded.fact(Conclusions.SCORE));
    List<Standing> standings = StandingsSheet.compile(compilation, graded.fact(Conclusions.GRADE));
    List<Fact.Option> standingOptions =
        standings.stream().map(s -> new Fact.Option(s.code(), s.name())).toList();
    Dictionary vocabulary = Vocabulary.of(facts, gradeOptions, standingOptions);
    Dictionary asked = Vocabulary.before(vocabulary);
    List<Criterion> admission = AdmissionSheet.compile(compilation, facts);
    List<Indicator> indicators = IndicatorsSheet.compile(compilation, facts);
    List<Band> scorecard = ScorecardSheet.compile(compilation, indicators);
    List<Downgrade> downgrades =
        DowngradesSheet.compile(compilation, asked, vocabulary.fact(Conclusions.GRADE));
    List<Sanction> sanctions =
        BlacklistSheet.compile(
            compilation, asked, vocabulary.fact(Conclusions.STANDING), standings);
    List<Terms> terms = TermsSheet.compile(compilation, facts, vocabulary);
    MissingAnswers.check(compilation, indicators, admission, downgrades, sanctions);
    List<PolicyCase> cases = CasesSheet.compile(compilation, facts, vocabulary);
    if (identity == null || !problems.none() || !told.isEmpty()) {
      throw new RefusedException(ProblemOrder.merged(told, problems.all()));
    }
    Book canonical = compilation.canonical();
    Policy policy =
        new Policy(
            identity,
            facts,
            vocabulary,
            Inputs.NONE,
            List.of(),
            admission,
            List.of(
                new Assessment(null, Assessment.CREDIT, new Text("信用等级", "Credit grade"), grades)),
            indicators,
            scorecard,
            List.of(),
            downgrades,
            List.of(),
            standings,
            sanctions,
            terms,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            cases,
            Sha256.of(BookText.render(canonical)));
    return new Compiled(policy, canonical);
  }
}

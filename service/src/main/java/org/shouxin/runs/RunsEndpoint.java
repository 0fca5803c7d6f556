package org.shouxin.runs;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Callers;
import org.shouxin.customers.Customers;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.runs.RunAnswer.RunPage;
import org.shouxin.runs.RunAnswer.StartedRuns;
import org.shouxin.web.IdempotentAnswer;
import org.shouxin.web.IdempotentRequest;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.Refusals;
import org.shouxin.web.RefusedRequest;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Grading runs, their progress and their results. */
@RestController
@RequestMapping("/api/v1/runs")
@Tag(
    name = "runs",
    description = "评级批次 All customers of a policy decided on as of a day, in the background.")
class RunsEndpoint {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final GradingRuns runs;
  private final Customers customers;
  private final RunRunner runner;

  RunsEndpoint(GradingRuns runs, Customers customers, RunRunner runner) {
    this.runs = runs;
    this.customers = customers;
    this.runner = runner;
  }

  /**
   * Starts a run of a policy, or of all that were not graded as of that day; an interrupted run
   * resumes. The service works on them in the background.
   */
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  IdempotentAnswer<StartedRuns> startRuns(@RequestBody RunRequest body, IdempotentRequest request) {
    IdempotentAnswer<StartedRuns> answer =
        request.once(
            () -> {
              customers.check(body);
              return ResponseEntity.accepted().body(new StartedRuns(answers(started(body))));
            });
    runner.look();
    return answer;
  }

  private List<GradingRun> started(RunRequest body) throws RefusedException {
    boolean force = Boolean.TRUE.equals(body.force());
    return body.policy() == null
        ? runs.startAll(body.asOf(), force, Callers.current())
        : List.of(runs.start(body.policy(), body.asOf(), force, Callers.current()));
  }

  /**
   * Grading runs, the newest first.
   *
   * @param before id before which to continue
   * @param limit at most so many
   */
  @GetMapping
  RunPage listRuns(
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "100") @Min(1) @Max(1_000) int limit) {
    List<GradingRun> found = runs.newest(limit, before);
    return new RunPage(
        answers(found), found.size() < limit ? null : found.get(found.size() - 1).id());
  }

  /**
   * A run and its progress.
   *
   * @param id of the run
   */
  @GetMapping("/{id}")
  @Refusals({ProblemCode.UNKNOWN_RUN})
  RunAnswer getRun(@PathVariable long id) {
    return answer(find(id));
  }

  /**
   * Customers whose grade changed, and why.
   *
   * @param id of the run
   */
  @GetMapping("/{id}/changes")
  @Refusals({ProblemCode.UNKNOWN_RUN, ProblemCode.NOT_REPRODUCIBLE})
  RunChanges listRunChanges(@PathVariable long id) {
    return RunChanges.of(report(find(id)));
  }

  /**
   * Customers that were not graded, and why.
   *
   * @param id of the run
   */
  @GetMapping("/{id}/failures")
  @Refusals({ProblemCode.UNKNOWN_RUN, ProblemCode.NOT_REPRODUCIBLE})
  RunFailures listRunFailures(@PathVariable long id) {
    return RunFailures.of(report(find(id)));
  }

  /**
   * The grade summary table (客户等级管理汇总表) as an Excel workbook, with a sheet of changes and, if any,
   * one of customers not graded.
   *
   * @param id of the run
   */
  @GetMapping(path = "/{id}/summary", produces = XLSX)
  @Refusals({ProblemCode.UNKNOWN_RUN, ProblemCode.NOT_REPRODUCIBLE})
  ResponseEntity<Resource> getRunSummary(@PathVariable long id) throws IOException {
    GradingRun run = find(id);
    ContentDisposition name =
        ContentDisposition.attachment()
            .filename(run.policy().id() + "-" + run.asOf() + ".xlsx")
            .build();
    Path file = Files.createTempFile("summary", ".xlsx");
    try {
      report(run).write(file);
      return ResponseEntity.ok()
          .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
          .body(new ByteArrayResource(Files.readAllBytes(file)));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private GradingRun find(long id) {
    return runs.find(id)
        .orElseThrow(
            () ->
                new RefusedRequest(
                    ProblemCode.UNKNOWN_RUN, new Text("没有评级批次 " + id, "there is no run " + id)));
  }

  private RunReport report(GradingRun run) {
    try {
      return runs.report(run);
    } catch (RefusedException refused) {
      throw new RefusedRequest(
          ProblemCode.NOT_REPRODUCIBLE,
          new Text("无法按当时的政策重新得出", "the policy of the run can no longer be read"),
          refused.problems());
    }
  }

  private RunAnswer answer(GradingRun run) {
    return new RunAnswer(run, runs.progress(run));
  }

  private List<RunAnswer> answers(List<GradingRun> listed) {
    return listed.stream().map(this::answer).toList();
  }
}

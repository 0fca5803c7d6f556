package org.shouxin.runs;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Callers;
import org.shouxin.customers.Customers;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.reports.GradeChange;
import org.shouxin.reports.NotGraded;
import org.shouxin.web.Body;
import org.shouxin.web.Fields;
import org.shouxin.web.Idempotency;
import org.shouxin.web.Limits;
import org.shouxin.web.PlainText;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.RefusedRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/v1/runs}: grading runs, their progress and their results. */
@RestController
@RequestMapping("/api/v1/runs")
class RunEndpoints {

  private static final Fields FIELDS = Fields.of("policy", "as_of");
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final GradingRuns runs;
  private final RunRunner runner;
  private final Customers clients;
  private final Idempotency idempotency;
  private final JsonMapper json;

  RunEndpoints(
      GradingRuns runs,
      RunRunner runner,
      Customers clients,
      Idempotency idempotency,
      JsonMapper json) {
    this.runs = runs;
    this.runner = runner;
    this.clients = clients;
    this.idempotency = idempotency;
    this.json = json;
  }

  /** The requested runs, by policy. */
  record Started(List<RunView> runs) {}

  /** Runs, newest first; {@code next} is null when there are no more. */
  record Page(List<RunView> runs, @Nullable Long next) {}

  /** Grades that changed. */
  record Changed(List<GradeChange> changes) {}

  /** Customers that were not graded. */
  record Failed(List<NotGraded> failures) {}

  /**
   * Starts a run of a policy, or of all that were not graded as of that day; {@code force} grades
   * again. The service works on them in the background.
   */
  @PostMapping
  ResponseEntity<String> start(HttpServletRequest request) {
    ResponseEntity<String> answer =
        idempotency.once(
            request,
            FIELDS.in(
                () -> {
                  Body body = Body.of(request, json);
                  String policy = body.text("policy", PlainText.LONGEST_CODE);
                  LocalDate asOf = body.neededDay("as_of");
                  boolean force = body.truth("force");
                  body.done();
                  clients.notAfterToday(asOf);
                  return ResponseEntity.status(HttpStatus.ACCEPTED)
                      .contentType(MediaType.APPLICATION_JSON)
                      .body(json.writeValueAsString(started(policy, asOf, force)));
                }));
    runner.look();
    return answer;
  }

  private Started started(@Nullable String policy, LocalDate asOf, boolean force)
      throws RefusedException {
    List<GradingRun> started =
        policy == null
            ? runs.startAll(asOf, force, Callers.current())
            : List.of(runs.start(policy, asOf, force, Callers.current()));
    return new Started(views(started));
  }

  /**
   * Lists them, newest first.
   *
   * @param before id before which to continue
   * @param limit at most so many, 1 to 1,000
   */
  @GetMapping
  Page list(
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "100") int limit) {
    int most = Limits.of(limit);
    List<GradingRun> found = runs.newest(most, before);
    return new Page(views(found), found.size() < most ? null : found.get(found.size() - 1).id());
  }

  private List<RunView> views(List<GradingRun> listed) {
    return listed.stream().map(this::view).toList();
  }

  @GetMapping("/{id}")
  RunView one(@PathVariable long id) {
    return view(find(id));
  }

  @GetMapping("/{id}/changes")
  Changed changes(@PathVariable long id) throws RefusedException {
    return new Changed(runs.report(find(id)).changes());
  }

  @GetMapping("/{id}/failures")
  Failed failures(@PathVariable long id) throws RefusedException {
    return new Failed(runs.report(find(id)).notGraded());
  }

  @GetMapping(path = "/{id}/summary", produces = XLSX)
  ResponseEntity<byte[]> summary(@PathVariable long id) throws RefusedException, IOException {
    GradingRun run = find(id);
    Path file = Files.createTempFile("summary", ".xlsx");
    try {
      runs.report(run).write(file);
      return ResponseEntity.ok()
          .header(
              "Content-Disposition",
              "attachment; filename=\"" + run.policy() + "-" + run.asOf() + ".xlsx\"")
          .body(Files.readAllBytes(file));
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

  private RunView view(GradingRun run) {
    return RunView.of(run, runs.progress(run));
  }
}

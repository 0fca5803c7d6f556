package org.shouxin.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Callers;
import org.shouxin.credit.Clients;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.problem.RefusedException;
import org.shouxin.reports.GradeChange;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/runs}: grading runs, their progress and what came of them. */
@RestController
@RequestMapping("/api/v1/runs")
class RunEndpoints {

  private static final int NEWEST = 100;
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final GradingRuns runs;
  private final RunRunner runner;
  private final Clients clients;

  RunEndpoints(GradingRuns runs, RunRunner runner, Clients clients) {
    this.runs = runs;
    this.runner = runner;
    this.clients = clients;
  }

  /**
   * What to grade.
   *
   * @param policy id of the policy; null for all
   * @param asOf the day
   * @param force whether to grade again what was graded as of that day
   */
  record Asked(@Nullable String policy, LocalDate asOf, boolean force) {}

  /** Runs, newest first. */
  record Listed(List<RunView> runs) {}

  /** Grades that changed. */
  record Changed(List<GradeChange> changes) {}

  @PostMapping
  ResponseEntity<Listed> start(@RequestBody Asked asked) throws RefusedException {
    List<RunView> started = new ArrayList<>();
    List<String> policies =
        asked.policy() == null
            ? clients.policies().stream().map(Active::id).toList()
            : List.of(asked.policy());
    clients.notAfterToday(asked.asOf());
    for (String policy : policies) {
      started.add(view(runs.start(policy, asked.asOf(), asked.force(), Callers.current())));
    }
    runner.look();
    return ResponseEntity.status(HttpStatus.ACCEPTED).body(new Listed(started));
  }

  @GetMapping
  Listed list() {
    return new Listed(runs.newest(NEWEST).stream().map(this::view).toList());
  }

  @GetMapping("/{id}")
  RunView one(@PathVariable long id) {
    return view(find(id));
  }

  @GetMapping("/{id}/changes")
  Changed changes(@PathVariable long id) throws RefusedException {
    return new Changed(runs.report(find(id)).changes());
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
    return runs.find(id).orElseThrow(() -> new NoSuchElementException("run " + id));
  }

  private RunView view(GradingRun run) {
    return RunView.of(run, runs.progress(run));
  }
}

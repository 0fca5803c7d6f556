package org.shouxin.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.shouxin.problem.Text;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Documents every kind of problem at the URI that is its {@code type}. */
@RestController
@RequestMapping(ProblemsEndpoint.PATH)
@Tag(
    name = "problems",
    description = "问题 What each kind of problem means, and what to do about it.")
class ProblemsEndpoint {

  static final String PATH = "/problems";

  /**
   * A kind of problem.
   *
   * @param type its URI
   * @param code by which programs know it
   * @param statuses the HTTP statuses with which it is answered
   * @param title what it is called
   * @param remedy what to do about it
   */
  record ProblemKind(
      String type, ProblemCode code, List<Integer> statuses, Text title, Text remedy) {

    static ProblemKind of(ProblemCode code) {
      ProblemCatalogue.Entry entry = ProblemCatalogue.entry(code);
      return new ProblemKind(
          code.type(),
          code,
          entry.statuses().stream().map(HttpStatus::value).toList(),
          entry.title(),
          entry.remedy());
    }
  }

  /**
   * All kinds of problems.
   *
   * @param problems by status
   */
  record ProblemKinds(List<ProblemKind> problems) {}

  @GetMapping
  ProblemKinds listProblems() {
    return new ProblemKinds(Arrays.stream(ProblemCode.values()).map(ProblemKind::of).toList());
  }

  /**
   * @param code of the problem
   */
  @GetMapping("/{code}")
  @Refusals(ProblemCode.UNKNOWN_PROBLEM)
  ProblemKind getProblem(@PathVariable String code) {
    return ProblemCode.of(code)
        .map(ProblemKind::of)
        .orElseThrow(() -> RefusedRequest.of(ProblemCode.UNKNOWN_PROBLEM));
  }
}

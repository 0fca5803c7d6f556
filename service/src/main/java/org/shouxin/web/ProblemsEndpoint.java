package org.shouxin.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.shouxin.web.ProblemCatalogue.ProblemKind;
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
   * All kinds of problems.
   *
   * @param problems by status
   */
  record ProblemKinds(List<ProblemKind> problems) {}

  @GetMapping
  ProblemKinds listProblems() {
    return new ProblemKinds(
        Arrays.stream(ProblemCode.values()).map(ProblemCatalogue::kind).toList());
  }

  /**
   * @param code of the problem
   */
  @GetMapping("/{code}")
  @Refusals(ProblemCode.UNKNOWN_PROBLEM)
  ProblemKind getProblem(@PathVariable String code) {
    return ProblemCode.of(code)
        .map(ProblemCatalogue::kind)
        .orElseThrow(() -> RefusedRequest.of(ProblemCode.UNKNOWN_PROBLEM));
  }
}

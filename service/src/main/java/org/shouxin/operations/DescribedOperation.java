package org.shouxin.operations;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.links.Link;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.shouxin.access.Permissions.Permission;
import org.shouxin.access.Role;
import org.shouxin.web.IdempotentRequest;
import org.shouxin.web.ProblemCode;

/** An operation that springdoc found, being completed. */
final class DescribedOperation {

  private static final String PROBLEM =
      org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

  /** The parameter that every page has. */
  private static final String LIMIT = "limit";

  private final Operation operation;

  DescribedOperation(Operation operation) {
    this.operation = operation;
  }

  /**
   * Completes it.
   *
   * @param permission what the table of permissions says of it
   */
  void complete(Permission permission, ApiExamples examples) {
    List<String> roles = permission.roles().stream().map(Role::code).sorted().toList();
    String more = operation.getDescription();
    operation.setSummary(permission.use().en());
    operation.setDescription(
        permission.use().zh()
            + "."
            + (more == null ? "" : " " + more.replaceAll("\\s+", " "))
            + (roles.isEmpty() ? "" : " For: " + String.join(", ", roles) + "."));
    operation.addExtension("x-roles", roles.isEmpty() ? List.of("anyone") : roles);
    boolean post = permission.method().equals("POST");
    List<Parameter> given =
        operation.getParameters() == null ? List.of() : operation.getParameters();
    given.stream()
        .filter(each -> examples.parameters().containsKey(each.getName()))
        .forEach(each -> each.setExample(examples.parameters().get(each.getName())));
    operation.setParameters(
        given.stream()
            .filter(each -> !each.getName().equals(LIMIT))
            .collect(Collectors.toCollection(ArrayList::new)));
    if (operation.getParameters().size() < given.size()) {
      refer("Limit");
    }
    if (post) {
      refer("IdempotencyKey");
    }
    if (permission.purpose()) {
      refer("Purpose");
    }
    bodies(examples);
    operation.setResponses(responses(post, permission, examples));
  }

  private void bodies(ApiExamples examples) {
    if (operation.getRequestBody() != null) {
      Collection<MediaType> forms = operation.getRequestBody().getContent().values();
      examples
          .bodies()
          .forEach(
              (name, body) ->
                  forms.forEach(form -> form.addExamples(name, new Example().value(body))));
    }
  }

  private ApiResponses responses(boolean post, Permission permission, ApiExamples examples) {
    ApiResponses responses = new ApiResponses();
    operation
        .getResponses()
        .forEach(
            (code, response) -> {
              if (code.startsWith("2")) {
                success(code, response, post, examples);
                responses.addApiResponse(code, response);
              }
            });
    Map<String, List<String>> problems = new TreeMap<>();
    for (Object code : noted()) {
      ProblemCode problem = ProblemCode.valueOf(code.toString().toUpperCase(Locale.ROOT));
      problems
          .computeIfAbsent(String.valueOf(problem.status().value()), status -> new ArrayList<>())
          .add(problem.title().en() + " (" + code + ").");
    }
    problems.forEach(
        (status, all) -> {
          ApiResponse response = new ApiResponse().description(String.join(" ", all));
          problemUnlessDescribed(status, response);
          responses.addApiResponse(status, response);
        });
    Collection<String> common =
        permission.roles().isEmpty() ? List.of("500") : errors(post, permission.purpose());
    for (String code : common) {
      responses.computeIfAbsent(
          code, one -> new ApiResponse().$ref("#/components/responses/" + one));
    }
    return responses;
  }

  private Collection<?> noted() {
    Object codes =
        operation.getExtensions() == null
            ? null
            : operation.getExtensions().get(HandlerNotes.NOTED);
    return codes instanceof Collection<?> some ? some : List.of();
  }

  private static void success(
      String code, ApiResponse response, boolean post, ApiExamples examples) {
    Content content = new Content();
    response
        .getContent()
        .forEach((type, media) -> content.addMediaType(type.replaceFirst(";.*", ""), media));
    response.setContent(content);
    if (code.equals("201")) {
      response.addHeaderObject("Location", new Header().$ref("#/components/headers/Location"));
    }
    if (post) {
      replayed(code, response);
    }
    examples
        .links()
        .forEach(
            (to, pointer) -> {
              String operationId = to.substring(0, to.indexOf('.'));
              response.addLink(
                  operationId,
                  new Link()
                      .operationId(operationId)
                      .parameters(to.substring(to.indexOf('.') + 1), "$response.body#" + pointer));
            });
  }

  private void refer(String parameter) {
    operation.addParametersItem(new Parameter().$ref("#/components/parameters/" + parameter));
  }

  private List<String> errors(boolean post, boolean purpose) {
    List<String> codes = new ArrayList<>(Set.of("401", "403", "406", "500", "503"));
    if (!operation.getParameters().isEmpty() || operation.getRequestBody() != null) {
      codes.add("400");
    }
    if (operation.getRequestBody() != null) {
      codes.addAll(Set.of("413", "415"));
    }
    if (post) {
      codes.add("422");
    }
    if (purpose) {
      codes.add("428");
    }
    return codes;
  }

  /** An error without described content is a problem (RFC 9457). */
  static void problemUnlessDescribed(String code, ApiResponse response) {
    if (code.compareTo("400") >= 0 && response.getContent() == null) {
      Schema<?> schema = new Schema<>();
      schema.set$ref("#/components/schemas/Problem");
      response.setContent(new Content().addMediaType(PROBLEM, new MediaType().schema(schema)));
    }
  }

  private static void replayed(String code, ApiResponse response) {
    if (code.startsWith("2")) {
      response.addHeaderObject(
          IdempotentRequest.REPLAYED, new Header().$ref("#/components/headers/Replayed"));
    }
  }
}

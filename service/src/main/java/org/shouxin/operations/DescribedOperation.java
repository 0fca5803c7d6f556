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
import java.util.Objects;
import java.util.TreeMap;
import org.shouxin.access.Permissions.Permission;
import org.shouxin.access.Role;
import org.shouxin.web.IdempotentRequest;
import org.shouxin.web.ProblemCode;

/** An operation that springdoc found, being completed. */
final class DescribedOperation {

  /** The parameter that every page has. */
  private static final String LIMIT = "limit";

  private final Operation operation;
  private final Permission permission;
  private final ApiExamples examples;
  private final boolean post;

  DescribedOperation(Operation operation, Permission permission, ApiExamples examples) {
    this.operation = operation;
    this.permission = permission;
    this.examples = examples;
    this.post = permission.method().equals("POST");
  }

  /** Completes it. */
  void complete() {
    List<String> roles = permission.roles().stream().map(Role::code).sorted().toList();
    String more = operation.getDescription();
    operation.setSummary(permission.use().en());
    operation.setDescription(
        permission.use().zh()
            + "."
            + (more == null ? "" : " " + more.replaceAll("\\s+", " "))
            + (roles.isEmpty() ? "" : " For: " + String.join(", ", roles) + "."));
    operation.addExtension("x-roles", roles.isEmpty() ? List.of("anyone") : roles);
    parameters();
    if (operation.getRequestBody() != null) {
      Collection<MediaType> forms = operation.getRequestBody().getContent().values();
      examples
          .bodies()
          .forEach(
              (name, body) ->
                  forms.forEach(form -> form.addExamples(name, new Example().value(body))));
    }
    operation.setResponses(responses());
  }

  private void parameters() {
    List<Parameter> given =
        Objects.requireNonNullElseGet(operation.getParameters(), ArrayList::new);
    boolean pages = given.removeIf(each -> each.getName().equals(LIMIT));
    given.stream()
        .filter(each -> examples.parameters().containsKey(each.getName()))
        .forEach(each -> each.setExample(examples.parameters().get(each.getName())));
    operation.setParameters(given);
    refer(pages, "Limit");
    refer(post, "IdempotencyKey");
    refer(permission.purpose(), "Purpose");
  }

  private void refer(boolean applies, String parameter) {
    if (applies) {
      operation.addParametersItem(new Parameter().$ref("#/components/parameters/" + parameter));
    }
  }

  private ApiResponses responses() {
    ApiResponses responses = new ApiResponses();
    operation
        .getResponses()
        .forEach(
            (code, response) -> {
              if (code.startsWith("2")) {
                success(code, response);
                responses.addApiResponse(code, response);
              }
            });
    Map<String, String> problems = new TreeMap<>();
    Object noted = operation.getExtensions().get(ApiDescription.NOTED);
    for (Object code : noted instanceof Collection<?> codes ? codes : List.of()) {
      ProblemCode problem = ProblemCode.valueOf(code.toString().toUpperCase(Locale.ROOT));
      problems.merge(
          String.valueOf(problem.status().value()),
          problem.title().en() + " (" + code + ").",
          (some, another) -> some + " " + another);
    }
    problems.forEach(
        (status, said) -> {
          ApiResponse response = new ApiResponse().description(said);
          problemUnlessDescribed(status, response);
          responses.addApiResponse(status, response);
        });
    for (String code : permission.anyone() ? List.of("500") : errors()) {
      responses.computeIfAbsent(
          code, one -> new ApiResponse().$ref("#/components/responses/" + one));
    }
    return responses;
  }

  private void success(String code, ApiResponse response) {
    Content content = new Content();
    response
        .getContent()
        .forEach((type, media) -> content.addMediaType(type.replaceFirst(";.*", ""), media));
    response.setContent(content);
    if (code.equals("201")) {
      response.addHeaderObject("Location", new Header().$ref("#/components/headers/Location"));
    }
    if (post) {
      response.addHeaderObject(
          IdempotentRequest.REPLAYED, new Header().$ref("#/components/headers/Replayed"));
    }
    examples
        .links()
        .forEach(
            (to, pointer) -> {
              String[] target = to.split("\\.", 2);
              response.addLink(
                  target[0],
                  new Link()
                      .operationId(target[0])
                      .parameters(target[1], "$response.body#" + pointer));
            });
  }

  private List<String> errors() {
    List<String> codes = new ArrayList<>(List.of("401", "403", "406", "429", "500", "503"));
    if (!operation.getParameters().isEmpty() || operation.getRequestBody() != null) {
      codes.add("400");
    }
    if (operation.getRequestBody() != null) {
      codes.addAll(List.of("413", "415"));
    }
    if (post) {
      codes.add("422");
    }
    if (permission.purpose()) {
      codes.add("428");
    }
    return codes;
  }

  /** An error without described content is a problem (RFC 9457). */
  static void problemUnlessDescribed(String code, ApiResponse response) {
    if (code.compareTo("400") >= 0 && response.getContent() == null) {
      Schema<?> schema = new Schema<>().$ref("#/components/schemas/Problem");
      response.setContent(
          new Content()
              .addMediaType(
                  org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                  new MediaType().schema(schema)));
    }
  }
}

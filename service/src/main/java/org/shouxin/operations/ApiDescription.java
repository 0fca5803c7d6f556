package org.shouxin.operations;

import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.shouxin.access.Endpoints;
import org.shouxin.access.Endpoints.Endpoint;
import org.shouxin.access.Role;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Completes the description of the interface: shapes and examples from {@code openapi.yaml}, uses
 * and roles from the table of permissions, and the errors that every call can meet.
 */
final class ApiDescription implements OpenApiCustomizer {

  private static final String FILE = "openapi.yaml";
  private static final Map<String, String> ERRORS =
      new TreeMap<>(
          Map.of(
              "400", "The request cannot be read.",
              "401", "No valid key or token.",
              "403", "Not allowed.",
              "404", "No such thing.",
              "409", "Not as things stand.",
              "422", "Read, but its values are refused; nothing was done.",
              "503", "The database is away; try again after Retry-After."));

  private final Endpoints endpoints;

  ApiDescription(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  @Override
  public void customise(OpenAPI found) {
    OpenAPI told = told();
    found.setInfo(told.getInfo());
    found.setServers(null);
    told.getComponents().getSchemas().forEach(found.getComponents()::addSchemas);
    told.getComponents().getSecuritySchemes().forEach(found.getComponents()::addSecuritySchemes);
    found.addSecurityItem(new SecurityRequirement().addList("bearer"));
    found.addSecurityItem(new SecurityRequirement().addList("key"));
    for (Endpoint endpoint : endpoints.all()) {
      Operation operation = operation(found, endpoint);
      if (operation != null) {
        complete(operation, endpoint);
        Operation more = operation(told, endpoint);
        if (more != null) {
          merge(operation, more);
        }
      }
    }
  }

  private static OpenAPI told() {
    try (InputStream in = ApiDescription.class.getResourceAsStream(FILE)) {
      return Yaml31.mapper().readValue(in, OpenAPI.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static @org.jspecify.annotations.Nullable Operation operation(
      OpenAPI api, Endpoint endpoint) {
    PathItem path = api.getPaths().get(endpoint.path());
    return path == null
        ? null
        : path.readOperationsMap().get(HttpMethod.valueOf(endpoint.method()));
  }

  private static void complete(Operation operation, Endpoint endpoint) {
    operation.setSummary(endpoint.use().en());
    operation.setDescription(
        endpoint.use().zh()
            + ". For: "
            + endpoint.roles().stream().map(Role::code).sorted().collect(Collectors.joining(", "))
            + ".");
    if (endpoint.method().equals("POST")) {
      operation.addParametersItem(
          header(
              "Idempotency-Key",
              "1 to 128 visible ASCII characters; a retry under the same key gets the first answer"
                  + " and does nothing."));
    }
    if (endpoint.purpose()) {
      operation.addParametersItem(
          header(
              "Shouxin-Purpose",
              "Why the file is opened, percent-encoded UTF-8, 1 to 200 characters; persons must say"
                  + " so (428 without), machines need not."));
      operation.getResponses().addApiResponse("428", problem("A person states the purpose first."));
    }
    ERRORS.forEach((code, what) -> operation.getResponses().addApiResponse(code, problem(what)));
  }

  private static Parameter header(String name, String what) {
    return new Parameter()
        .in("header")
        .name(name)
        .required(false)
        .description(what)
        .schema(new StringSchema());
  }

  private static ApiResponse problem(String what) {
    Schema<?> schema = new Schema<>();
    schema.set$ref("#/components/schemas/Problem");
    return new ApiResponse()
        .description(what)
        .content(
            new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
  }

  private static void merge(Operation operation, Operation more) {
    if (more.getRequestBody() != null) {
      operation.setRequestBody(more.getRequestBody());
    }
    if (more.getResponses() != null) {
      operation.getResponses().remove("200");
      operation.getResponses().putAll(more.getResponses());
    }
  }
}

package org.shouxin.operations;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.Endpoints;
import org.shouxin.access.Endpoints.Endpoint;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Completes the description of the interface: shapes, examples and errors from the files beside
 * this class, uses and roles from the table of permissions.
 */
final class ApiDescription implements OpenApiCustomizer {

  private final Endpoints endpoints;
  private final Supplier<LocalDate> today;

  /**
   * @param today what days of examples are counted from
   */
  ApiDescription(Endpoints endpoints, Supplier<LocalDate> today) {
    this.endpoints = endpoints;
    this.today = today;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the files tell of a call that the service does not have, or
   *     give one name to two things
   */
  @Override
  public void customise(OpenAPI found) {
    List<OpenAPI> files = DescriptionFiles.read(today.get());
    found.setInfo(files.get(0).getInfo());
    found.setServers(null);
    found.setComponents(components(files));
    found.setTags(new ArrayList<>());
    found.addSecurityItem(new SecurityRequirement().addList("bearer"));
    found.addSecurityItem(new SecurityRequirement().addList("key"));
    for (OpenAPI file : files) {
      if (file.getWebhooks() != null) {
        file.getWebhooks().forEach(found::addWebhooks);
      }
      if (file.getPaths() != null) {
        file.getTags().forEach(found::addTagsItem);
        String tag = file.getTags().get(0).getName();
        file.getPaths()
            .forEach(
                (path, item) ->
                    item.readOperationsMap()
                        .forEach((method, told) -> complete(found, path, method, told, tag)));
      }
    }
  }

  private void complete(OpenAPI found, String path, HttpMethod method, Operation told, String tag) {
    PathItem item = found.getPaths().get(path);
    Operation operation = item == null ? null : item.readOperationsMap().get(method);
    Endpoint endpoint =
        endpoints.all().stream()
            .filter(each -> each.method().equals(method.name()) && each.path().equals(path))
            .findFirst()
            .orElse(null);
    if (endpoint == null || operation == null) {
      throw new IllegalStateException("described but not there: " + method + " " + path);
    }
    operation.setTags(List.of(tag));
    new DescribedOperation(operation, found.getComponents()).complete(told, endpoint);
  }

  private static Components components(List<OpenAPI> files) {
    Components all = new Components();
    Set<String> names = new HashSet<>();
    for (OpenAPI file : files) {
      Components some = file.getComponents();
      if (some != null) {
        each("schema", some.getSchemas(), names, all::addSchemas);
        each("security", some.getSecuritySchemes(), names, all::addSecuritySchemes);
        each("parameter", some.getParameters(), names, all::addParameters);
        each("header", some.getHeaders(), names, all::addHeaders);
        each("response", some.getResponses(), names, all::addResponses);
      }
    }
    all.getResponses().forEach(DescribedOperation::problemUnlessTold);
    return all;
  }

  private static <T> void each(
      String kind, @Nullable Map<String, T> some, Set<String> names, BiConsumer<String, T> add) {
    if (some != null) {
      some.forEach(
          (name, content) -> {
            if (!names.add(kind + " " + name)) {
              throw new IllegalStateException("described twice: " + kind + " " + name);
            }
            add.accept(name, content);
          });
    }
  }
}

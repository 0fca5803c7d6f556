package org.shouxin.operations;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shouxin.access.Endpoints;
import org.shouxin.access.Endpoints.Endpoint;
import org.shouxin.database.BusinessClock;
import org.shouxin.web.ProblemDocument;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Completes what springdoc derives from types and Javadoc: uses and roles from the table of
 * permissions, examples and what every call shares from the files next to this class.
 */
@Component
@ConditionalOnWebApplication
final class ApiDescription implements OpenApiCustomizer {

  private static final Pattern REFERENCE = Pattern.compile("#/components/schemas/([^\"]+)\"");

  private static final String EVERYWHERE =
      "\"#/components/schemas/Problem\" \"#/components/schemas/Text\"";

  private final Endpoints endpoints;
  private final List<WebhookShape> webhooks;
  private final Supplier<LocalDate> today;

  /**
   * @param webhooks what is posted to webhooks
   * @param clock says from which day the days of examples are counted
   */
  ApiDescription(Endpoints endpoints, ObjectProvider<WebhookShape> webhooks, BusinessClock clock) {
    this.endpoints = endpoints;
    this.webhooks = webhooks.orderedStream().toList();
    this.today = clock::today;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public void customise(OpenAPI found) {
    OpenAPI common = DescriptionFiles.common(today.get());
    Map<String, Schema> derived = new TreeMap<>(found.getComponents().getSchemas());
    List<Tag> tags = found.getTags() == null ? List.of() : found.getTags();
    found.setInfo(common.getInfo());
    found.setServers(List.of(new Server().url("/").description("This service.")));
    found.setComponents(common.getComponents());
    found.getComponents().getResponses().forEach(DescribedOperation::problemUnlessDescribed);
    found.setTags(new ArrayList<>());
    found.addSecurityItem(new SecurityRequirement().addList("bearer"));
    found.addSecurityItem(new SecurityRequirement().addList("key"));
    shape(ProblemDocument.class, derived);
    Deque<String> texts = operations(found, tags, derived);
    webhooks.forEach(each -> texts.add(webhook(found, each, derived)));
    derived(found, derived, texts);
  }

  /** Completes the operations and returns their texts. */
  @SuppressWarnings("rawtypes")
  private Deque<String> operations(OpenAPI found, List<Tag> tags, Map<String, Schema> derived) {
    Map<String, ApiExamples> examples = ApiExamples.read(today.get());
    Set<String> used = new HashSet<>();
    Deque<String> texts = new ArrayDeque<>(List.of(EVERYWHERE));
    for (Endpoint endpoint : endpoints.all()) {
      PathItem item = found.getPaths().get(endpoint.path());
      Operation operation =
          item == null ? null : item.readOperationsMap().get(HttpMethod.valueOf(endpoint.method()));
      if (operation != null) {
        String id = operation.getOperationId().replaceFirst("_\\d+$", "");
        operation.setOperationId(id);
        if (operation.getExtensions().remove(HandlerNotes.ANSWER) instanceof Type answer) {
          Schema<?> shape = shape(answer, derived);
          operation.getResponses().forEach((code, response) -> answers(code, response, shape));
        }
        new DescribedOperation(operation)
            .complete(endpoint, examples.getOrDefault(id, ApiExamples.NONE));
        used.addAll(operation.getTags());
        if (endpoint.roles().isEmpty()) {
          operation.setSecurity(List.of());
        }
        texts.add(Json31.pretty(operation));
      }
    }
    tags.stream().filter(tag -> used.contains(tag.getName())).forEach(found::addTagsItem);
    return texts;
  }

  private static void answers(String code, ApiResponse response, Schema<?> shape) {
    if (code.startsWith("2")) {
      response.setContent(
          new Content().addMediaType("application/json", new MediaType().schema(shape)));
    }
  }

  /** The shape of a type; those that it refers to become known. */
  @SuppressWarnings("rawtypes")
  private static Schema<?> shape(Type type, Map<String, Schema> derived) {
    ResolvedSchema resolved =
        ModelConverters.getInstance(true)
            .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
    derived.putAll(resolved.referencedSchemas);
    return resolved.schema;
  }

  /** Adds what springdoc found of the shapes that these texts refer to. */
  @SuppressWarnings("rawtypes")
  private static void derived(OpenAPI found, Map<String, Schema> derived, Deque<String> texts) {
    Set<String> seen = new HashSet<>();
    while (!texts.isEmpty()) {
      Matcher matcher = REFERENCE.matcher(texts.remove());
      while (matcher.find()) {
        String name = matcher.group(1);
        Schema<?> schema = derived.get(name);
        if (schema != null && seen.add(name)) {
          found.getComponents().addSchemas(name, schema);
          texts.add(Json31.pretty(schema));
        }
      }
    }
  }

  @SuppressWarnings("rawtypes")
  private static String webhook(OpenAPI found, WebhookShape shape, Map<String, Schema> derived) {
    Schema<?> body = shape(shape.body(), derived);
    Operation operation =
        new Operation()
            .operationId(shape.name())
            .summary(shape.use().en())
            .description(shape.use().zh())
            .requestBody(
                new RequestBody()
                    .required(true)
                    .content(
                        new Content()
                            .addMediaType("application/json", new MediaType().schema(body))))
            .responses(
                new ApiResponses()
                    .addApiResponse(
                        "2XX", new ApiResponse().$ref("#/components/responses/EventTaken")));
    for (String header : List.of("EventId", "EventKind", "EventSignature")) {
      operation.addParametersItem(new Parameter().$ref("#/components/parameters/" + header));
    }
    found.addWebhooks(shape.name(), new PathItem().post(operation));
    return Json31.pretty(operation);
  }
}

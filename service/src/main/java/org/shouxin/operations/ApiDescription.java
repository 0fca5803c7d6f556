package org.shouxin.operations;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
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
import java.beans.Introspector;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.shouxin.access.Permissions;
import org.shouxin.access.Permissions.Permission;
import org.shouxin.database.BusinessClock;
import org.shouxin.outbox.Envelope;
import org.shouxin.outbox.EventKind;
import org.shouxin.web.IdempotentAnswer;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.ProblemDocument;
import org.shouxin.web.Refusals;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/**
 * Completes what springdoc derives from types and Javadoc: uses and roles from the table of
 * permissions, examples and what every call shares from the files next to this class.
 */
@Component
@ConditionalOnWebApplication
final class ApiDescription implements OpenApiCustomizer, GlobalOperationCustomizer {

  /** Under which it is noted what the handler of an operation refuses. */
  static final String NOTED = "x-problems";

  private static final String ANSWER = "x-answer";

  private final Permissions permissions;
  private final List<WebhookShape> webhooks;
  private final Supplier<LocalDate> today;

  /**
   * @param webhooks what is posted to webhooks
   * @param clock says from which day the days of examples are counted
   */
  ApiDescription(
      Permissions permissions, ObjectProvider<WebhookShape> webhooks, BusinessClock clock) {
    this.permissions = permissions;
    this.webhooks = webhooks.orderedStream().toList();
    this.today = clock::today;
  }

  /** Notes what a handler refuses and, where springdoc cannot see it, answers. */
  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    Refusals refusals = handler.getMethodAnnotation(Refusals.class);
    List<String> codes =
        refusals == null
            ? List.of()
            : Arrays.stream(refusals.value()).map(ProblemCode::code).toList();
    operation.addExtension(NOTED, codes);
    if (handler.getReturnType().getGenericParameterType() instanceof ParameterizedType answer
        && answer.getRawType() == IdempotentAnswer.class) {
      operation.addExtension(ANSWER, answer.getActualTypeArguments()[0]);
    }
    return operation;
  }

  @Override
  public void customise(OpenAPI found) {
    OpenAPI common = DescriptionFiles.common(today.get());
    Components shared = common.getComponents();
    shared.getResponses().forEach(DescribedOperation::problemUnlessDescribed);
    shared.setSchemas(found.getComponents().getSchemas());
    found.info(common.getInfo()).components(shared);
    found.setServers(List.of(new Server().url("/").description("This service.")));
    found.addSecurityItem(new SecurityRequirement().addList("bearer"));
    found.addSecurityItem(new SecurityRequirement().addList("key"));
    shape(ProblemDocument.class, shared);
    Map<String, ApiExamples> examples = DescriptionFiles.examples(today.get());
    for (Permission permission : permissions.lines()) {
      PathItem item = found.getPaths().get(permission.path().getPatternString());
      Operation operation =
          item == null
              ? null
              : item.readOperationsMap().get(HttpMethod.valueOf(permission.method()));
      if (operation != null) {
        String id = operation.getOperationId().replaceFirst("_\\d+$", "");
        operation.setOperationId(id);
        if (operation.getExtensions().remove(ANSWER) instanceof Type answer) {
          answers(operation, shape(answer, shared));
        }
        new DescribedOperation(operation, permission, examples.getOrDefault(id, ApiExamples.NONE))
            .complete();
        if (permission.anyone()) {
          operation.setSecurity(List.of());
        }
      }
    }
    webhooks.forEach(each -> webhook(found, each, shared));
  }

  private static void answers(Operation operation, Schema<?> shape) {
    Content json = new Content().addMediaType("application/json", new MediaType().schema(shape));
    operation
        .getResponses()
        .forEach(
            (code, response) -> {
              if (code.startsWith("2")) {
                response.setContent(json);
              }
            });
  }

  /** The shape of a type; those that it refers to become known. */
  private static Schema<?> shape(Type type, Components known) {
    ResolvedSchema resolved =
        ModelConverters.getInstance(true)
            .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
    resolved.referencedSchemas.forEach(known::addSchemas);
    return resolved.schema;
  }

  /** The shape of what every event carries, with the data of this one. */
  @SuppressWarnings({"rawtypes", "unchecked"})
  private static Schema<?> event(WebhookShape shape, String name, Components known) {
    Schema<?> data = shape(shape.data(), known);
    Schema<?> event =
        ModelConverters.getInstance(true)
            .resolveAsResolvedSchema(new AnnotatedType(Envelope.class))
            .schema;
    Map<String, Schema> properties = event.getProperties();
    List<String> kinds = shape.kinds().stream().sorted().map(EventKind::code).toList();
    Objects.requireNonNull(properties.get("kind")).setEnum(kinds);
    data.setDescription(Objects.requireNonNull(properties.get("data")).getDescription());
    properties.put("data", data);
    event.setDescription(shape.use().en() + ".");
    known.addSchemas(name, event);
    return new Schema<>().$ref("#/components/schemas/" + name);
  }

  private static void webhook(OpenAPI found, WebhookShape shape, Components known) {
    String data = shape.data().getSimpleName();
    String name = Introspector.decapitalize(data);
    Schema<?> body = event(shape, data + "Event", known);
    Operation operation =
        new Operation()
            .operationId(name)
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
    found.addWebhooks(name, new PathItem().post(operation));
  }
}

package org.shouxin.operations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.JavadocProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Records as they are read and written: a component that may be null is a field that may be left
 * out, all others are required; codes of closed sets are enum constants in lower case.
 */
@Component
@ConditionalOnWebApplication
final class RecordSchemas implements ModelConverter {

  /** The description of a value whose type depends on its content. */
  static final String ANYTHING = "A number, a text, a day, true or false, or null.";

  private final JavadocProvider javadoc;

  RecordSchemas(JavadocProvider javadoc) {
    this.javadoc = javadoc;
  }

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    if (!chain.hasNext()) {
      return null;
    }
    JavaType java = Json31.mapper().constructType(type.getType());
    Schema<?> schema = chain.next().resolve(type, context, chain);
    if (schema != null && java != null && java.getRawClass().isRecord()) {
      complete(model(schema, context), java.getRawClass());
    }
    return schema;
  }

  @Override
  public boolean isOpenapi31() {
    return true;
  }

  private static Schema<?> model(Schema<?> schema, ModelConverterContext context) {
    String ref = schema.get$ref();
    Schema<?> defined =
        ref == null
            ? schema
            : context.getDefinedModels().get(ref.substring(ref.lastIndexOf('/') + 1));
    return defined == null ? schema : defined;
  }

  private void complete(Schema<?> model, Class<?> type) {
    model.setDescription(
        sentence(
            model.getDescription() == null
                ? javadoc.getClassJavadoc(type)
                : model.getDescription()));
    @SuppressWarnings("rawtypes")
    Map<String, Schema> properties = model.getProperties();
    if (properties == null) {
      return;
    }
    Map<String, String> said = javadoc.getRecordClassParamJavadoc(type);
    model.setRequired(required(type));
    for (RecordComponent component : type.getRecordComponents()) {
      String name = name(component.getName());
      Schema<?> property = properties.get(name);
      if (property != null) {
        withoutNull(property);
        property.setDescription(sentence(said.get(component.getName())));
        if (component.getAccessor().isAnnotationPresent(JsonRawValue.class)) {
          property.setTypes(Set.of("object"));
        }
        if (property.getAdditionalProperties() instanceof Schema<?> any
            && ANYTHING.equals(any.getDescription())) {
          any.setType(null);
          any.setTypes(null);
        }
      }
    }
  }

  private static void withoutNull(Schema<?> property) {
    Set<String> types = property.getTypes();
    if (types != null && types.contains("null")) {
      Set<String> others = new LinkedHashSet<>(types);
      others.remove("null");
      property.setTypes(others);
    }
  }

  /** Fields that are always there, those of a record that is written in line included. */
  private static List<String> required(Class<?> type) {
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        continue;
      }
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        required.addAll(required(component.getType()));
      } else if (!component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
        required.add(name(component.getName()));
      }
    }
    return required;
  }

  /** A text of Javadoc as a sentence on one line. */
  private static @Nullable String sentence(@Nullable String said) {
    if (said == null || said.isBlank()) {
      return null;
    }
    String line = said.strip().replaceAll("\\s+", " ");
    String whole = Character.toUpperCase(line.charAt(0)) + line.substring(1);
    return whole.endsWith(".") ? whole : whole + ".";
  }

  private static String name(String component) {
    return new PropertyNamingStrategies.SnakeCaseStrategy().translate(component);
  }
}

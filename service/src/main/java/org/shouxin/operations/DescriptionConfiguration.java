package org.shouxin.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Locale;
import java.util.Set;
import org.shouxin.database.BusinessClock;
import org.shouxin.problem.Language;
import org.shouxin.problem.Text;
import org.shouxin.web.IdempotentRequest;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.JsonNode;

/** The description of the interface. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class DescriptionConfiguration {

  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(IdempotentRequest.class, Language.class)
        .replaceWithSchema(JsonNode.class, anything());
  }

  @Bean
  FilterRegistrationBean<DescriptionCache> descriptionCache(BusinessClock clock) {
    FilterRegistrationBean<DescriptionCache> registration =
        new FilterRegistrationBean<>(new DescriptionCache(clock::today));
    registration.addUrlPatterns("/api/openapi", "/api/openapi.yaml");
    return registration;
  }

  /**
   * Fields are named as the answers name them, codes as constants in lower case. Registered first,
   * so that it is asked last.
   */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  ModelResolver modelResolver() {
    ObjectMapper mapper = Json31.mapper().copy();
    mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    mapper.setAnnotationIntrospector(new LowerCaseEnums());
    return new ModelResolver(mapper, new SchemaNames()).openapi31(true);
  }

  /** A value whose type depends on its content. */
  private static Schema<?> anything() {
    return new JsonSchema().description(RecordSchemas.ANYTHING);
  }

  /** Simple names of classes, but for one that is a type of every browser. */
  private static final class SchemaNames extends TypeNameResolver {

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
      return type == Text.class ? "LocalizedText" : super.nameForClass(type, options);
    }
  }

  private static final class LowerCaseEnums extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public String[] findEnumValues(Class<?> type, Enum<?>[] values, String[] names) {
      for (int i = 0; i < values.length; i++) {
        names[i] = values[i].name().toLowerCase(Locale.ROOT);
      }
      return names;
    }

    @Override
    @SuppressWarnings("deprecation")
    public String findEnumValue(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT);
    }
  }
}

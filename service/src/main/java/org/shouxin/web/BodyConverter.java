package org.shouxin.web;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.RefusedException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads every {@code @RequestBody} by {@link BodyReader}; writes answers as Spring does. */
@Component
@ConditionalOnWebApplication
final class BodyConverter extends JacksonJsonHttpMessageConverter {

  private final BodyReader reader;

  BodyConverter(JsonMapper json, BodyReader reader) {
    super(json);
    this.reader = reader;
  }

  @Override
  public Object read(
      ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
      throws IOException {
    try {
      return reader.read(message.getBody().readAllBytes(), type.toClass());
    } catch (RefusedException refused) {
      throw RefusedRequest.of(refused);
    }
  }

  /** A text or bytes are written already, such as the answer of an {@link IdempotentRequest}. */
  @Override
  public boolean canWrite(ResolvableType type, Class<?> written, @Nullable MediaType media) {
    return written != String.class
        && written != byte[].class
        && super.canWrite(type, written, media);
  }
}

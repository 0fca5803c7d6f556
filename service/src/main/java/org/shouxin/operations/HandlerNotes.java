package org.shouxin.operations;

import io.swagger.v3.oas.models.Operation;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import org.shouxin.web.IdempotentAnswer;
import org.shouxin.web.ProblemCode;
import org.shouxin.web.Refusals;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Notes of each operation what its handler refuses and, where springdoc cannot see it, answers. */
@Component
@ConditionalOnWebApplication
final class HandlerNotes implements GlobalOperationCustomizer {

  /** Under which they are noted. */
  static final String NOTED = "x-problems";

  /** Under which the type is noted of what an {@link IdempotentAnswer} answers. */
  static final String ANSWER = "x-answer";

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
}

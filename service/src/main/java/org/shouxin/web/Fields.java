package org.shouxin.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;

/**
 * The fields of a body. What is decided behind an endpoint names a field plainly, {@code as_of} or
 * {@code facts.goods_kind}, because a command may have asked as well; an answer names it by its
 * JSON pointer. Other places, such as parameters, stay as they are. Immutable.
 */
public final class Fields {

  private final Map<String, String> pointers;

  private Fields(Map<String, String> pointers) {
    this.pointers = Map.copyOf(pointers);
  }

  /** Fields at the top of a body. */
  public static Fields of(String... names) {
    Map<String, String> pointers = new HashMap<>();
    Arrays.stream(names).forEach(name -> pointers.put(name, pointer("", name)));
    return new Fields(pointers);
  }

  /** One more, which stands at this pointer. */
  public Fields with(String name, String pointer) {
    Map<String, String> more = new HashMap<>(pointers);
    more.put(name, pointer);
    return new Fields(more);
  }

  /** The pointer to a field of what another pointer points to. */
  public static String pointer(String parent, String field) {
    return RequestPlace.pointer(parent, field);
  }

  /** Work whose refusals name these fields by their pointers. */
  public Idempotency.Work in(Idempotency.Work work) {
    return () -> {
      try {
        return work.answer();
      } catch (RefusedException refused) {
        throw in(refused);
      } catch (RefusedRequest refused) {
        throw refused.with(in(refused.problems()));
      }
    };
  }

  /** A refusal that names these fields by their pointers. */
  public RefusedException in(RefusedException refused) {
    return new RefusedException(in(refused.problems()));
  }

  private List<Problem> in(List<Problem> problems) {
    return problems.stream().map(each -> each.at(place(each.where()))).toList();
  }

  private String place(String where) {
    String whole = pointers.get(where);
    int dot = where.indexOf('.');
    String parent = dot < 0 ? null : pointers.get(where.substring(0, dot));
    if (whole != null) {
      return whole;
    }
    return parent == null ? where : pointer(parent, where.substring(dot + 1));
  }
}

package org.shouxin.factsources;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A query between whose pieces parameters stand.
 *
 * @param pieces one more than parameters
 * @param parameters what stands between them
 */
record SqlTemplate(List<String> pieces, List<Parameter> parameters) {

  /** What a query can be asked with. */
  enum Parameter {
    /** The day to decide on. */
    AS_OF("asOf"),
    /** Codes of the customers asked for. */
    CUSTOMER("customer");

    private final String name;

    Parameter(String name) {
      this.name = name;
    }

    /** As a file writes it, without the colon. */
    String named() {
      return name;
    }
  }

  SqlTemplate {
    pieces = List.copyOf(pieces);
    parameters = List.copyOf(parameters);
  }

  boolean names(Parameter parameter) {
    return parameters.contains(parameter);
  }

  /** The statement with a {@code ?} for each value. */
  String sql(int customers) {
    StringBuilder sql = new StringBuilder(pieces.get(0));
    for (int i = 0; i < parameters.size(); i++) {
      int marks = parameters.get(i) == Parameter.CUSTOMER ? customers : 1;
      sql.append(String.join(", ", Collections.nCopies(marks, "?"))).append(pieces.get(i + 1));
    }
    return sql.toString();
  }

  /** The values in the order of their marks. */
  List<Object> values(LocalDate asOf, List<String> customers) {
    List<Object> values = new ArrayList<>();
    for (Parameter parameter : parameters) {
      if (parameter == Parameter.CUSTOMER) {
        values.addAll(customers);
      } else {
        values.add(asOf);
      }
    }
    return values;
  }

  /** Collects pieces and parameters in turn. */
  static final class Builder {
    private final List<String> pieces = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final StringBuilder piece = new StringBuilder();

    void add(String text) {
      piece.append(text);
    }

    void add(Parameter parameter) {
      pieces.add(piece.toString());
      piece.setLength(0);
      parameters.add(parameter);
    }

    void add(Builder part) {
      for (int i = 0; i < part.parameters.size(); i++) {
        add(part.pieces.get(i));
        add(part.parameters.get(i));
      }
      add(part.piece.toString());
    }

    boolean names(Parameter parameter) {
      return parameters.contains(parameter);
    }

    SqlTemplate build() {
      List<String> all = new ArrayList<>(pieces);
      all.add(piece.toString().stripTrailing());
      return new SqlTemplate(all, parameters);
    }
  }
}

package org.shouxin.factsources;

import java.math.BigDecimal;
import java.sql.Types;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shouxin.facts.Codes;
import org.shouxin.facts.Fact;
import org.shouxin.facts.FactType;
import org.shouxin.facts.Unreadable;
import org.shouxin.facts.ValueReader;
import org.shouxin.problem.Text;

/** How a column keeps its values, as far as facts can be read from it. */
enum ColumnKind {
  /** Text, read as customer files are read. */
  TEXT(Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.CLOB),
  /** Exact numbers. */
  NUMBER(Types.DECIMAL, Types.NUMERIC, Types.INTEGER, Types.BIGINT, Types.SMALLINT, Types.TINYINT),
  /** True or false. */
  TRUTH(Types.BOOLEAN, Types.BIT),
  /** Days without time. */
  DAY(Types.DATE),
  /** Nothing but null. */
  NOTHING(Types.NULL);

  private final Set<Integer> types;

  ColumnKind(Integer... types) {
    this.types = Set.of(types);
  }

  /** The kind of a JDBC type; null when no fact is read from such a column. */
  static @Nullable ColumnKind of(int type) {
    for (ColumnKind kind : values()) {
      if (kind.types.contains(type)) {
        return kind;
      }
    }
    return null;
  }

  /** Whether facts of this type are read from columns of this kind. */
  boolean carries(FactType type) {
    return this == TEXT
        || this == NOTHING
        || switch (type) {
          case NUMBER -> this == NUMBER;
          case YES_NO -> this == NUMBER || this == TRUTH;
          case DATE -> this == DAY;
          case CHOICE, TEXT -> false;
        };
  }

  /** The column types allowed for facts of this type. */
  static Text allowed(FactType type) {
    return switch (type) {
      case NUMBER ->
          new Text(
              "decimal、整数或文字；浮点数请 cast(… as decimal(25,6))",
              "decimal, integer or text; cast(… as decimal(25,6)) for floating point");
      case YES_NO -> new Text("boolean、0 和 1 或文字", "boolean, 0 and 1, or text");
      case DATE ->
          new Text("date 或文字；时间请 cast(… as date)", "date or text; cast(… as date) for a time");
      case CHOICE, TEXT -> new Text("文字", "text");
    };
  }

  /**
   * The value of a fact.
   *
   * @param found as returned by the driver; null for missing
   * @throws Unreadable if it has no meaning, or lies outside the fact's declared range
   */
  @Nullable Object read(Fact fact, @Nullable String found) throws Unreadable {
    if (found == null) {
      return null;
    }
    return this == NUMBER && fact.type() == FactType.NUMBER
        ? number(fact, new BigDecimal(found))
        : ValueReader.read(fact, truth(fact, found));
  }

  private static BigDecimal number(Fact fact, BigDecimal number) throws Unreadable {
    if (!fact.allows(number) || number.abs().compareTo(Codes.LARGEST) > 0) {
      throw new Unreadable(
          new Text("超出允许范围", "outside the allowed range"), ValueReader.range(fact));
    }
    return number;
  }

  /** {@code 1.0000} of a decimal column is a plain 1; PostgreSQL's drivers say t and f. */
  private String truth(Fact fact, String found) {
    if (this == TRUTH && found.length() == 1 && "tf".contains(found)) {
      return found.equals("t") ? "true" : "false";
    }
    return this == NUMBER && fact.type() == FactType.YES_NO
        ? Codes.plain(new BigDecimal(found)).toPlainString()
        : found;
  }
}

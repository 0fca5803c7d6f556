package org.shouxin.factsources;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shouxin.facts.CodeReader;
import org.shouxin.facts.Dictionary;
import org.shouxin.facts.Fact;
import org.shouxin.facts.Facts;
import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Invisible;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/** The columns of a query as a dictionary reads them. Columns that have problems are not read. */
final class Columns {

  static final String KEY = "customer";

  private record Column(int index, String name, Fact fact, ColumnKind kind) {}

  private final String where;
  private final Dictionary dictionary;
  private final List<Column> columns = new ArrayList<>();
  private final Set<Fact> carried = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private int key;

  private Columns(String where, Dictionary dictionary) {
    this.where = where;
    this.dictionary = dictionary;
  }

  /**
   * Reads the headings of a result.
   *
   * @param where the file, for problems
   */
  static Columns of(String where, Dictionary dictionary, ResultSetMetaData data)
      throws SQLException {
    Columns columns = new Columns(where, dictionary);
    for (int i = 1; i <= data.getColumnCount(); i++) {
      columns.add(i, data.getColumnLabel(i), data.getColumnType(i), data.getColumnTypeName(i));
    }
    if (columns.key == 0) {
      columns.problem(
          new Text("没有 customer 列", "no column customer"),
          "",
          new Text("每个客户一行，customer 为客户代码", "one row per customer, its code in column customer"));
    }
    return columns;
  }

  private void add(int index, String name, int type, String typeName) {
    boolean isKey = name.equalsIgnoreCase(KEY);
    if (isKey && key == 0) {
      key = index;
    }
    Optional<Fact> known = dictionary.find(name);
    if (known.isEmpty()) {
      if (!isKey) {
        problem(
            new Text("没有事实叫这个名字", "no fact has the name of this column"),
            name,
            Nearest.suggestion(name, dictionary.facts().stream().map(Fact::name).toList()));
      }
      return;
    }
    Fact fact = known.get();
    ColumnKind kind = ColumnKind.of(type);
    if (fact.derived()) {
      problem(
          new Text(
              "“" + fact.label().zh() + "”由政策推算，不从数据库取",
              fact.name() + " is derived by the policy and not read from the database"),
          name,
          new Text("删去这一列", "leave the column out"));
    } else if (!carried.add(fact)) {
      problem(
          new Text("两列都是“" + fact.label().zh() + "”", "two columns for " + fact.name()),
          name,
          new Text("每个事实一列", "one column per fact"));
    } else if (kind == null || !kind.carries(fact.type())) {
      problem(
          new Text(
              "“" + fact.label().zh() + "”列的类型不对",
              "the column of " + fact.name() + " has the wrong type"),
          name + " " + typeName,
          ColumnKind.allowed(fact.type()));
    } else {
      columns.add(new Column(index, name, fact, kind));
    }
  }

  private void problem(Text what, String found, Text allowed) {
    problems.add(new Problem(where, what, found, allowed));
  }

  List<Problem> problems() {
    return problems;
  }

  boolean carry(Fact fact) {
    return carried.contains(fact);
  }

  /** The customer's code of the current row, as it stands there if refused; empty for none. */
  String customer(ResultSet row) throws SQLException {
    String code = row.getString(key);
    try {
      return code == null ? "" : CodeReader.read(code, CodeReader.LONGEST);
    } catch (Unreadable refused) {
      return Invisible.trim(code);
    }
  }

  /** The facts of the current row, or all that cannot be used. */
  CustomerFacts read(ResultSet row, String customer) throws SQLException {
    List<Problem> faults = new ArrayList<>();
    if (customer.isEmpty()) {
      faults.add(
          new Problem(
              name(where),
              new Text("有一行没有客户代码", "a row without the customer's code"),
              "",
              new Text("每行一个客户代码", "a code in each row")));
    }
    Facts.Builder facts = Facts.of(customer, dictionary);
    if (columns.stream().noneMatch(column -> column.index() == key)) {
      try {
        CodeReader.read(customer, CodeReader.LONGEST);
      } catch (Unreadable unreadable) {
        faults.add(unreadable.at(cell(customer, KEY), customer));
      }
    }
    for (Column column : columns) {
      String found = row.getString(column.index());
      try {
        facts.set(column.fact(), column.kind().read(column.fact(), found));
      } catch (Unreadable unreadable) {
        faults.add(unreadable.at(cell(customer, column.name()), String.valueOf(found)));
      }
    }
    return new CustomerFacts(
        customer, faults.isEmpty() ? facts.build() : null, List.copyOf(faults));
  }

  CustomerFacts repeated(String customer) {
    return new CustomerFacts(
        customer,
        null,
        List.of(
            new Problem(
                cell(customer, KEY),
                new Text("同一客户有几行", "several rows for one customer"),
                customer,
                new Text("每个客户一行", "one row per customer"))));
  }

  private String cell(String customer, String column) {
    return place(where, customer) + ", column " + column;
  }

  /** The rows of a customer, by the name of the file alone: callers do not see where it is kept. */
  static String place(String where, String customer) {
    return name(where) + ", customer " + customer;
  }

  private static String name(String where) {
    return where.substring(where.replace('\\', '/').lastIndexOf('/') + 1);
  }
}

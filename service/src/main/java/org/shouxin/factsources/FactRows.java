package org.shouxin.factsources;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Delivers rows sorted by customer; a customer with several rows is delivered once, as a fault. */
final class FactRows {

  private final Columns columns;
  private final ResultSet rows;
  private @Nullable CustomerFacts waiting;
  private boolean repeated;

  FactRows(Columns columns, ResultSet rows) {
    this.columns = columns;
    this.rows = rows;
  }

  void each(Consumer<CustomerFacts> each) throws SQLException {
    while (rows.next()) {
      String customer = columns.customer(rows);
      if (waiting != null && !customer.isEmpty() && waiting.customer().equals(customer)) {
        repeated = true;
      } else {
        hand(each);
        waiting = columns.read(rows, customer);
      }
    }
    hand(each);
  }

  private void hand(Consumer<CustomerFacts> each) {
    CustomerFacts last = waiting;
    waiting = null;
    if (last != null) {
      each.accept(repeated ? columns.repeated(last.customer()) : last);
    }
    repeated = false;
  }
}

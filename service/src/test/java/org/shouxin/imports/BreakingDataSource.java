package org.shouxin.imports;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that goes away after so many statements were executed. */
final class BreakingDataSource extends DelegatingDataSource {

  private final int last;
  private int executed;

  BreakingDataSource(DataSource target, int last) {
    super(target);
    this.last = last;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection real = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, args) -> {
              Object result = invoke(real, method, args);
              return result instanceof PreparedStatement statement ? watched(statement) : result;
            });
  }

  private PreparedStatement watched(PreparedStatement real) {
    return (PreparedStatement)
        Proxy.newProxyInstance(
            PreparedStatement.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, args) -> {
              if (method.getName().startsWith("execute") && ++executed > last) {
                throw new SQLException("gone", "08S01");
              }
              return invoke(real, method, args);
            });
  }

  private static Object invoke(Object on, java.lang.reflect.Method method, Object[] args)
      throws Throwable {
    try {
      return method.invoke(on, args);
    } catch (InvocationTargetException wrapped) {
      throw wrapped.getCause();
    }
  }
}

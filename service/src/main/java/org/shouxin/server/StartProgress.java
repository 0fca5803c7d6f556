package org.shouxin.server;

import java.util.function.Consumer;
import org.shouxin.policies.ActivePolicies;
import org.shouxin.problem.Text;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;

/**
 * Says what of a start is done: on a busy machine it takes a minute.
 *
 * @param said receives each step
 */
record StartProgress(Consumer<Text> said) implements BeanPostProcessor {

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof FlywayMigrationInitializer) {
      said.accept(new Text("数据库就绪，正在读政策", "The database is ready; reading the policies"));
    } else if (bean instanceof ActivePolicies) {
      said.accept(new Text("政策已读，正在打开端口", "The policies are read; opening the port"));
    }
    return bean;
  }
}

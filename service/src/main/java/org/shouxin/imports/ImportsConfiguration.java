package org.shouxin.imports;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imports into the service's database. */
@Configuration(proxyBeanMethods = false)
class ImportsConfiguration {

  @Bean
  Importer importer(DataSource database) {
    return new Importer(database);
  }
}

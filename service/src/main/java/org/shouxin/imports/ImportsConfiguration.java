package org.shouxin.imports;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imports into the service's database. */
@Configuration(proxyBeanMethods = false)
class ImportsConfiguration {

  @Bean
  Importer importer(DataSource database) {
    return new Importer(database);
  }

  @Bean
  ImportMark importMark(JdbcClient database) {
    return new ImportMark(database);
  }
}

package org.shouxin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The jar says under which terms it and its parts are shipped. */
class ShippedTest {

  private static String packed(String name) throws IOException {
    try (InputStream in = Shouxin.class.getResourceAsStream("/META-INF/" + name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theLicenceIsPackedAndTheNoticeNamesTheDriverAndItsException() throws IOException {
    assertThat(packed("LICENSE")).contains("Apache License");
    assertThat(packed("NOTICE"))
        .contains("com.mysql:mysql-connector-j", "GNU General Public License, version 2")
        .contains("Universal FOSS Exception, version 1.0");
  }
}

package org.shouxin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The jar says under which terms it and its parts are shipped. */
class ShippedTest {

  private static String packed(String name) throws Exception {
    Path classes =
        Path.of(Shouxin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return Files.readString(classes.resolve("META-INF").resolve(name));
  }

  @Test
  void theLicenceIsPackedAndTheNoticeNamesTheDriverAndItsException() throws Exception {
    assertThat(packed("LICENSE")).contains("Apache License");
    assertThat(packed("NOTICE"))
        .contains("com.mysql:mysql-connector-j", "GNU General Public License, version 2")
        .contains("Universal FOSS Exception, version 1.0");
  }
}

package org.shouxin.database;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings with which a context is started.
 *
 * @param all by name; the installation's folder among them
 */
public record StartSettings(Map<String, Object> all) {

  /**
   * The installation's folder and others.
   *
   * @param home the installation's folder, unless the others name one
   */
  public static StartSettings of(Path home, Map<String, Object> others) {
    Map<String, Object> all = new LinkedHashMap<>(Map.of("shouxin.home", home.toString()));
    all.putAll(others);
    return new StartSettings(all);
  }

  /** As command-line arguments, which take precedence over the environment. */
  public String[] arguments() {
    return all.entrySet().stream()
        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
        .toArray(String[]::new);
  }
}

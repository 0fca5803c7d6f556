package org.shouxin.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Text;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Settings of Spring that nothing reads: its own descriptions on the class path name all others.
 */
final class SpringSettings {

  private static final String DESCRIPTIONS = "META-INF/spring-configuration-metadata.json";
  private static final Pattern SPRINGS = Pattern.compile("(spring|server|management)\\..+");
  private static final Pattern VARIABLES = Pattern.compile("(SPRING|SERVER|MANAGEMENT)_.+");

  /** The names, by their plain ones, and whether further names may follow. */
  private final Map<String, String> known = new TreeMap<>();

  private final List<String> open = new ArrayList<>();

  private SpringSettings() {
    try {
      for (URL each :
          Collections.list(SpringSettings.class.getClassLoader().getResources(DESCRIPTIONS))) {
        try (InputStream in = each.openStream()) {
          JsonMapper.shared().readTree(in).path("properties").forEach(this::add);
        }
      }
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  private void add(JsonNode property) {
    if (property.path("deprecation").path("level").asString("").equals("error")) {
      return; // a name of earlier versions
    }
    String name = property.path("name").asString();
    String type = property.path("type").asString("");
    known.put(plain(name), name);
    if (type.startsWith("java.util.Map") || type.equals("java.util.Properties")) {
      open.add(plain(name));
    }
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("\\[.*|_[0-9]+(_.*)?$|[^a-z0-9\\[]", "");
  }

  /** A warning for each: others may read it. A variable of the system must be near a setting. */
  static List<DoctorFinding> unknown(ConfigurableEnvironment all) {
    SpringSettings spring = new SpringSettings();
    List<DoctorFinding> findings = new ArrayList<>();
    for (PropertySource<?> source : all.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> one) {
        Stream.of(one.getPropertyNames())
            .map(name -> spring.doubt(name))
            .flatMap(Optional::stream)
            .forEach(findings::add);
      }
    }
    return findings;
  }

  private Optional<DoctorFinding> doubt(String name) {
    boolean variable = VARIABLES.matcher(name).matches();
    String plain = plain(name);
    if (!(variable || SPRINGS.matcher(name).matches())
        || known.containsKey(plain)
        || open.stream().anyMatch(plain::startsWith)) {
      return Optional.empty();
    }
    Optional<String> near =
        Nearest.to(
            variable ? name.toLowerCase(Locale.ROOT).replace('_', '.') : name, known.values());
    if (variable && near.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        DoctorFinding.warning(
            name,
            new Text("Spring 没有这个设置", "Spring has no such setting"),
            "",
            near.map(Text::same)
                .orElse(new Text("见 Spring Boot 的设置表", "see Spring Boot's list of settings"))));
  }
}

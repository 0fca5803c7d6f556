package org.shouxin.database;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The settings as the service reads them, without starting it. */
public final class Settings {

  private static final String OWN = "shouxin.";

  /** The file in the jar, which names every setting. */
  private static final String PACKED = "class path resource [application.yaml]";

  /** Of the start script, of a start, of one webhook, of the build. */
  private static final List<String> FURTHER =
      List.of(
          "shouxin.terminal.out",
          "shouxin.terminal.err",
          "shouxin.java.opts",
          "shouxin.journal.sealing",
          "shouxin.webhooks[n].name",
          "shouxin.webhooks[n].url",
          "shouxin.webhooks[n].secret",
          "shouxin.webhooks[n].secret-file",
          "shouxin.webhooks[n].kinds",
          "shouxin.rewrite",
          "shouxin.mariadb");

  /** Variables that Kubernetes sets for a service called shouxin. */
  private static final Pattern OF_KUBERNETES =
      Pattern.compile("SHOUXIN_(SERVICE_HOST|SERVICE_PORT\\w*|PORT|PORT_\\d\\w*)");

  private final ConfigurableEnvironment all;

  private Settings(ConfigurableEnvironment all) {
    this.all = all;
  }

  /**
   * The settings of a start.
   *
   * @param home the installation's folder
   * @param given take precedence
   */
  public static Settings of(Path home, Map<String, Object> given) {
    ConfigurableEnvironment all = new StandardEnvironment();
    all.setConversionService(new ApplicationConversionService());
    Map<String, Object> start = new TreeMap<>(StartSettings.of(home, given).all());
    start.replaceAll((name, value) -> value.toString());
    all.getPropertySources().addFirst(new MapPropertySource("start", start));
    ConfigDataEnvironmentPostProcessor.applyTo(all);
    ConfigurationPropertySources.attach(all); // SHOUXIN_JOURNAL_SEALWITHIN is a way to write it
    return new Settings(all);
  }

  /** All of them. */
  public ConfigurableEnvironment all() {
    return all;
  }

  /**
   * The setting whose value stopped a start.
   *
   * @param given settings of the start
   * @return null if it was not a value
   */
  public static @Nullable Problem unreadable(Throwable cause, Map<String, ?> given) {
    if (cause instanceof BindException unreadable && unreadable.getProperty() != null) {
      ConfigurationProperty property = unreadable.getProperty();
      return unreadable(property.getName().toString(), String.valueOf(property.getValue()));
    }
    if (cause instanceof TypeMismatchException mismatch) {
      String value = String.valueOf(mismatch.getValue());
      return unreadable(of(Path.of(""), new TreeMap<>(given)).with(value), value);
    }
    return null;
  }

  /** The setting that a value, perhaps with a unit around it, comes from. */
  private String with(String value) {
    return known().values().stream()
        .filter(name -> !all.getProperty(name, "").isEmpty())
        .filter(
            name ->
                value.equals(all.getProperty(name))
                    || value.equals("PT" + all.getProperty(name) + "S"))
        .collect(Collectors.joining(", "));
  }

  private static Problem unreadable(String name, String value) {
    return new Problem(
        name.isEmpty() ? "settings" : name,
        new Text("设置的值无法读取", "the value of the setting cannot be read"),
        value,
        new Text("见 application.yaml", "see application.yaml"));
  }

  /** The zone of the business. */
  ZoneId zone() {
    return ZoneId.of(all.getRequiredProperty(BusinessClock.ZONE));
  }

  /**
   * Refuses settings that do not exist, and a zone that does not.
   *
   * @throws RefusedException with every problem
   */
  public void refuse() throws RefusedException {
    List<Problem> problems = problems();
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
  }

  /** What {@link #refuse} refuses. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> known = known();
    for (PropertySource<?> source : all.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> one && !one.getName().contains(PACKED)) {
        boolean variables = one.getName().contains("systemEnvironment");
        Stream.of(one.getPropertyNames())
            .filter(name -> isOwn(name, variables) && !known.containsKey(plain(name)))
            .forEach(name -> problems.add(unknown(name, variables, known)));
      }
    }
    try {
      ZoneId any = zone();
      Objects.requireNonNull(any);
    } catch (DateTimeException unknown) {
      String found = all.getRequiredProperty(BusinessClock.ZONE);
      problems.add(
          new Problem(
              BusinessClock.ZONE,
              new Text("没有这个时区", "no such time zone"),
              found,
              Nearest.to(found, new TreeSet<>(ZoneId.getAvailableZoneIds()))
                  .filter(zone -> isMeant(found, zone))
                  .map(Text::same)
                  .orElse(
                      new Text("时区名，如 Asia/Shanghai", "the name of a zone, as Asia/Shanghai"))));
    }
    return problems;
  }

  /** The same continent brings no cities nearer: Asia/Peking is not Asia/Kuching. */
  private static boolean isMeant(String found, String zone) {
    int city = zone.length() - 1 - zone.lastIndexOf('/');
    return Nearest.slips(found.toLowerCase(Locale.ROOT), zone.toLowerCase(Locale.ROOT))
        <= Math.max(1, city / 3);
  }

  private static Problem unknown(String name, boolean variables, Map<String, String> known) {
    Set<String> all = new TreeSet<>();
    for (String each : known.values()) {
      all.add(variables ? variable(each) : each);
    }
    return new Problem(
        name,
        new Text("没有这个设置", "no such setting"),
        "",
        Nearest.to(name, all)
            .map(Text::same)
            .orElse(new Text("见 application.yaml", "see application.yaml")));
  }

  private static boolean isOwn(String name, boolean variables) {
    return variables
        ? name.startsWith("SHOUXIN_") && !OF_KUBERNETES.matcher(name).matches()
        : name.toLowerCase(Locale.ROOT).startsWith(OWN);
  }

  /** By their plain names. */
  private Map<String, String> known() {
    Map<String, String> known = new TreeMap<>();
    FURTHER.forEach(name -> known.put(plain(name), name));
    for (PropertySource<?> source : all.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> one && one.getName().contains(PACKED)) {
        Stream.of(one.getPropertyNames())
            .filter(name -> name.startsWith(OWN))
            .forEach(name -> known.put(plain(name), name));
      }
    }
    return known;
  }

  /** As all ways to write a setting have it: {@code SHOUXIN_WEBHOOKS_0_SECRETFILE} is one. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("(webhooks|kinds)[\\[_](\\d+|n)\\]?", "$1")
        .replaceAll("[^a-z0-9]", "");
  }

  private static String variable(String name) {
    return name.replace("-", "").replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
  }
}

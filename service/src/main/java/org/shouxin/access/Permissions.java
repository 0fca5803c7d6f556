package org.shouxin.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shouxin.problem.Text;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The table of who may call what. Immutable. */
@Component
public final class Permissions {

  private static final String TABLE = "permissions.txt";

  /**
   * A line of the table.
   *
   * @param method HTTP method
   * @param path pattern of the path
   * @param roles who may call; empty when anyone may
   * @param anyone whether no key is needed
   * @param purpose whether a customer's file is shown, so that a person must state a purpose (R31)
   * @param use what it is for
   */
  public record Permission(
      String method, PathPattern path, Set<Role> roles, boolean anyone, boolean purpose, Text use) {

    boolean allows(Caller caller) {
      return anyone || caller.isAny(roles);
    }
  }

  private final List<Permission> lines;

  /** The table of this version. */
  Permissions() {
    this(parse(text()).lines);
  }

  private Permissions(List<Permission> lines) {
    this.lines =
        lines.stream()
            .sorted(Comparator.comparing(Permission::path, PathPattern.SPECIFICITY_COMPARATOR))
            .toList();
  }

  private static String text() {
    try (InputStream in = Permissions.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("no " + TABLE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Reads a table.
   *
   * @throws IllegalArgumentException if a line is not in the format described at the top of the
   *     table
   */
  static Permissions parse(String table) {
    List<Permission> lines = new ArrayList<>();
    table
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(line -> lines.add(line(line)));
    return new Permissions(lines);
  }

  private static Permission line(String line) {
    String[] parts = line.split("\\|", -1);
    String[] words = parts[0].strip().split("\\s+", -1);
    if (parts.length != 3 || words.length < 3) {
      throw new IllegalArgumentException("not a permission: " + line);
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    boolean anyone = false;
    boolean purpose = false;
    for (String word : List.of(words).subList(2, words.length)) {
      switch (word) {
        case "anyone" -> anyone = true;
        case "purpose" -> purpose = true;
        default -> roles.add(Role.valueOf(word));
      }
    }
    if (anyone != roles.isEmpty()) {
      throw new IllegalArgumentException("either anyone or roles, not both: " + line);
    }
    return new Permission(
        words[0],
        PathPatternParser.defaultInstance.parse(words[1]),
        roles,
        anyone,
        purpose,
        new Text(parts[1].strip(), parts[2].strip()));
  }

  /** All lines, the more specific paths first. */
  public List<Permission> lines() {
    return lines;
  }

  /** The line for a request; without one it is refused. */
  Optional<Permission> of(String method, PathContainer path) {
    String asked = method.equals("HEAD") ? "GET" : method;
    return lines.stream()
        .filter(line -> line.method().equals(asked) && line.path().matches(path))
        .findFirst();
  }

  /** The methods of a path; empty if there is no such path. */
  List<String> methods(PathContainer path) {
    return lines.stream()
        .filter(line -> line.path().matches(path))
        .map(Permission::method)
        .distinct()
        .sorted()
        .toList();
  }

  /** Codes of the roles that may make a request, in the order of their names. */
  List<String> roles(String method, PathContainer path) {
    return of(method, path).stream()
        .flatMap(line -> line.roles().stream())
        .map(Role::code)
        .sorted()
        .toList();
  }
}

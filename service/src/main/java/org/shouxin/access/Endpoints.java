package org.shouxin.access;

import java.util.List;
import java.util.Set;
import org.shouxin.problem.Text;
import org.springframework.stereotype.Component;

/** The endpoints, their callers and purposes, from the table of permissions. */
@Component
public final class Endpoints {

  /**
   * An endpoint.
   *
   * @param method HTTP method
   * @param path pattern of the path
   * @param roles who may call; empty when anyone may
   * @param purpose whether a person must state a purpose (R31)
   * @param use what it is for
   */
  public record Endpoint(String method, String path, Set<Role> roles, boolean purpose, Text use) {}

  private final List<Endpoint> all;

  Endpoints(Permissions permissions) {
    this.all =
        permissions.lines().stream()
            .map(
                line ->
                    new Endpoint(
                        line.method(),
                        line.path().getPatternString(),
                        line.roles(),
                        line.purpose(),
                        line.use()))
            .toList();
  }

  /** All of them. */
  public List<Endpoint> all() {
    return all;
  }
}

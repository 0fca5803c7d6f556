package org.shouxin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shouxin.access.Permissions.Permission;
import org.shouxin.database.TestDatabase;
import org.shouxin.server.TestService;
import org.shouxin.server.TestService.Reply;
import org.shouxin.server.Tokens;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** The running service allows what the table of permissions says, and nothing else. */
@Tag("R32")
class PermissionsTest {

  private static final TestService SERVICE = TestService.on(TestDatabase.H2);
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /** What the container calls for what it could not pass on; nobody may call it. */
  private static final String CONTAINERS_OWN = "/error";

  private static Set<String> mappings() {
    Set<String> mappings = new TreeSet<>();
    for (RequestMappingInfoHandlerMapping handlers :
        SERVICE.context().getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
      for (RequestMappingInfo mapping : handlers.getHandlerMethods().keySet()) {
        for (String path : mapping.getPatternValues()) {
          Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
          if (methods.isEmpty()) {
            mappings.add("ANY " + path);
          }
          methods.forEach(method -> mappings.add(method + " " + path));
        }
      }
    }
    mappings.remove("ANY " + CONTAINERS_OWN);
    return mappings;
  }

  private static List<Permission> table() {
    return SERVICE.bean(Permissions.class).lines();
  }

  @Test
  void everyMappingHasItsLineAndEveryLineItsMapping() {
    Set<String> lines = new TreeSet<>();
    table().forEach(line -> lines.add(line.method() + " " + line.path().getPatternString()));
    assertThat(lines).isEqualTo(mappings());
  }

  /** A way of calling: a key or a token of one role, or of none at all. */
  private record Way(@Nullable Role role, String said, @Nullable String credential) {}

  private static List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    ways.add(new Way(null, "nobody", null));
    ways.add(new Way(null, "token without roles", Tokens.of("nobody")));
    for (Role role : Role.values()) {
      ways.add(new Way(role, "key of " + role, SERVICE.key(role)));
      ways.add(new Way(role, "token of " + role, Tokens.of("somebody", role)));
    }
    return ways;
  }

  @Test
  void everyEndpointAnswersThoseOfTheTableAndRefusesEverybodyElse() {
    List<String> wrong = new ArrayList<>();
    for (Permission line : table()) {
      String path =
          line.path()
              .getPatternString()
              .replaceAll("\\{[^}]*}", "none-such")
              .replace("/**", "/none-such");
      for (Way way : ways()) {
        Reply reply = call(line.method(), path, way.credential());
        boolean refused = reply.status() == 401 || reply.status() == 403;
        boolean allowed =
            line.anyone() || (way.role() != null && line.roles().contains(way.role()));
        int asked = way.credential() == null ? 401 : 403;
        boolean named = reply.status() != 403 || named(reply).equals(line.roles());
        if (allowed == refused || (!allowed && reply.status() != asked) || !named) {
          wrong.add(line.method() + " " + path + " by " + way.said() + ": " + reply);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** The roles that may, as a refusal names them. */
  private static Set<Role> named(Reply reply) {
    return reply
        .json()
        .get("roles")
        .valueStream()
        .map(role -> Role.of(role.asString()).orElseThrow())
        .collect(Collectors.toSet());
  }

  private static Reply call(String method, String path, @Nullable String credential) {
    return SERVICE.send(
        SERVICE
            .request(credential, path)
            .header("Content-Type", "application/json")
            .header("Accept-Language", "en")
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build());
  }

  @Test
  void methodsThatAPathDoesNotHaveAreRefused() {
    for (Permission line : table()) {
      String path =
          line.path()
              .getPatternString()
              .replaceAll("\\{[^}]*}", "none-such")
              .replace("/**", "/none-such");
      for (String method : METHODS) {
        boolean listed =
            table().stream()
                .anyMatch(
                    other ->
                        other.method().equals(method.equals("HEAD") ? "GET" : method)
                            && other
                                .path()
                                .matches(
                                    org.springframework.http.server.PathContainer.parsePath(path)));
        if (!listed) {
          assertThat(call(method, path, SERVICE.person()).status())
              .as(method + " " + path)
              .isEqualTo(405);
          assertThat(call(method, path, null).status()).as(method + " " + path).isEqualTo(401);
        }
      }
    }
  }

  @Test
  void whatIsNotInTheTableIsNotThereForThoseWeKnowAndNotRevealedToOthers() {
    for (String path :
        List.of(
            "/",
            "/api/v1",
            "/actuator",
            "/actuator/env",
            "/error",
            "/login",
            "/api/v1/keys/",
            "/api/v1/keys/a/b",
            "/swagger-ui.html",
            "/v3/api-docs",
            "/api")) {
      assertThat(call("GET", path, null).status()).as(path).isEqualTo(401);
      assertThat(call("GET", path, SERVICE.person()).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void pathsInDisguiseAreRefused() {
    for (String path :
        List.of(
            "/api/v1/keys;a=b", "/api//v1/keys", "/api/v1/x/../keys", "/api/v1/%6beys/%2e%2e")) {
      assertThat(call("GET", path, SERVICE.key(Role.ERP)).status()).as(path).isIn(400, 403, 404);
    }
  }

  @Test
  void aTableThatCannotBeReadIsNoTable() {
    assertThatThrownBy(() -> Permissions.parse("GET /a NOBODY | a | b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Permissions.parse("GET /a | a | b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Permissions.parse("GET /a anyone ERP | a | b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Permissions.parse("GET /a ERP"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

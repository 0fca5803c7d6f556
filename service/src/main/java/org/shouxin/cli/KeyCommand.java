package org.shouxin.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shouxin.access.ApiKey;
import org.shouxin.access.ApiKeys;
import org.shouxin.access.Caller;
import org.shouxin.access.Role;
import org.shouxin.database.BusinessClock;
import org.shouxin.problem.Language;
import org.shouxin.problem.Nearest;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.server.ShouxinServer;
import org.shouxin.terminal.TextTable;
import org.shouxin.terminal.TextTable.Side;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shouxin key new|list|revoke}. */
@Command(name = "key")
public final class KeyCommand extends ConsoleCommand {

  private static final int WIDEST = 40;

  /** Pointers into the body of the interface, as the command calls them. */
  private static final Map<String, String> OPTIONS =
      Map.of("/name", "NAME", "/roles", "--role", "/days", "--days");

  public KeyCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    return list(common.language);
  }

  @Command(name = "new")
  int make(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--role", required = true, split = ",", paramLabel = "ROLE")
          List<String> roles,
      @Option(names = "--days", defaultValue = "90", paramLabel = "DAYS") int days,
      @Option(names = "--person", negatable = true) @Nullable Boolean person,
      @Mixin CommonOptions common)
      throws RefusedException {
    Set<Role> known = roles(roles);
    try (ConfigurableApplicationContext context = open()) {
      ApiKeys.Issued issued =
          context
              .getBean(ApiKeys.class)
              .issue(
                  name,
                  known,
                  person == null ? Role.ofPerson(known) : person,
                  Duration.ofDays(days),
                  Caller.command());
      console.line(issued.secret().reveal());
      console.notice(
          common.language.say(
              "密钥只显示这一次，有效至 " + issued.key().expiresAt() + "；编号 " + issued.key().id(),
              "The key is shown only this once; it expires "
                  + issued.key().expiresAt()
                  + "; its id is "
                  + issued.key().id()));
    } catch (RefusedException refused) {
      throw new RefusedException(
          refused.problems().stream()
              .map(each -> each.at(OPTIONS.getOrDefault(each.where(), each.where())))
              .toList());
    }
    return ExitCode.DONE;
  }

  private static Set<Role> roles(List<String> codes) throws RefusedException {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    List<String> all = EnumSet.allOf(Role.class).stream().map(Role::code).toList();
    for (String code : codes) {
      roles.add(
          Role.of(code)
              .orElseThrow(
                  () ->
                      new RefusedException(
                          "--role",
                          new Text("没有这个角色", "no such role"),
                          code,
                          Nearest.suggestion(code, all))));
    }
    return roles;
  }

  @Command(name = "list")
  int listed(@Mixin CommonOptions common) {
    return list(common.language);
  }

  private int list(Language language) {
    try (ConfigurableApplicationContext context = open()) {
      TextTable table =
          new TextTable(WIDEST, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
      Instant now = context.getBean(BusinessClock.class).now();
      for (ApiKey key : context.getBean(ApiKeys.class).list()) {
        table.row(
            key.id(),
            key.name(),
            new TreeSet<>(key.roles()).stream().map(Role::code).collect(Collectors.joining(" ")),
            key.person() ? language.say("个人", "person") : language.say("系统", "machine"),
            key.expiresAt().toString(),
            state(key, now, language));
      }
      console.out().print(table.print(console.style()));
    }
    return ExitCode.DONE;
  }

  private static String state(ApiKey key, Instant now, Language language) {
    if (key.revokedAt() != null) {
      return language.say("已吊销", "revoked");
    }
    return now.isBefore(key.expiresAt())
        ? language.say("有效", "valid")
        : language.say("已到期", "expired");
  }

  @Command(name = "revoke")
  int revoke(@Parameters(paramLabel = "ID") String id, @Mixin CommonOptions common)
      throws RefusedException {
    try (ConfigurableApplicationContext context = open()) {
      ApiKey key =
          context
              .getBean(ApiKeys.class)
              .revoke(id, Caller.command())
              .orElseThrow(
                  () ->
                      new RefusedException(
                          "key",
                          new Text("没有这把密钥", "no such key"),
                          id,
                          Text.same("shouxin key list")));
      console.notice(
          common.language.say(
              "已吊销 " + key.id() + " " + key.name(), "Revoked " + key.id() + " " + key.name()));
    }
    return ExitCode.DONE;
  }

  private ConfigurableApplicationContext open() {
    return ShouxinServer.open(console.home(), Map.of());
  }
}

package org.shouxin.doctor;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shouxin.database.BusinessClock;
import org.shouxin.database.Settings;
import org.shouxin.doctor.DoctorFinding.State;
import org.shouxin.explanations.PolicyLine;
import org.shouxin.factsources.CustomerFacts;
import org.shouxin.factsources.FactSources;
import org.shouxin.policies.ActivePolicies;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.policies.PolicyShelf;
import org.shouxin.policy.routing.Routed;
import org.shouxin.problem.Language;
import org.shouxin.problem.Problem;
import org.shouxin.problem.RefusedException;
import org.shouxin.problem.Text;
import org.shouxin.trials.Cases;
import org.shouxin.trials.Difference;

/** The policies and their facts files. No text is archived. */
final class PolicyLook implements AutoCloseable {

  private final PolicyShelf shelf;
  private @Nullable ActivePolicies policies;

  PolicyLook(Path home) {
    this.shelf = new PolicyShelf(home);
  }

  List<DoctorFinding> policies() {
    ActivePolicies read =
        new ActivePolicies(
            shelf,
            (policy, decisions) -> Cases.of(policy).stream().map(Difference::problem).toList(),
            active -> {},
            id -> Optional.empty());
    policies = read;
    List<DoctorFinding> findings = new ArrayList<>();
    for (Active active : read.all()) {
      findings.add(
          DoctorFinding.ok(
              active.workbook().toString(),
              new Text(
                  "可用，用例全部相符：" + PolicyLine.of(active.policy(), Language.ZH),
                  "can decide, all cases hold: " + PolicyLine.of(active.policy(), Language.EN)),
              ""));
      findings.addAll(queries(active));
    }
    read.problems().forEach(problem -> findings.add(DoctorFinding.of(State.FAULT, problem)));
    if (read.all().isEmpty()) {
      findings.add(
          DoctorFinding.fault(
              shelf.home().resolve(PolicyShelf.FOLDER).toString(),
              new Text("没有可用的政策", "no policy can decide"),
              "",
              Text.same("shouxin new NAME")));
    }
    return findings;
  }

  /** What a missing list of open orders means, and queries with a name that nothing reads. */
  private static List<DoctorFinding> queries(Active active) {
    List<DoctorFinding> findings = new ArrayList<>();
    if (!active.policy().orders().isEmpty() && !Files.exists(active.ordersSql())) {
      findings.add(
          DoctorFinding.ok(
              active.ordersSql().toString(),
              new Text(
                  "没有这个文件：未清订单只计本服务放行、尚未报告交货的",
                  "no such file: only orders that were released here and not reported as closed count as open"),
              ""));
    }
    Path folder = active.workbook().toAbsolutePath().resolveSibling("");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.sql")) {
      for (Path file : files) {
        if (!file.equals(active.sql().toAbsolutePath())
            && !file.equals(active.ordersSql().toAbsolutePath())) {
          findings.add(
              DoctorFinding.warning(
                  file.toString(),
                  new Text("没有程序读这个文件", "nothing reads this file"),
                  "",
                  Text.same(active.sql().getFileName() + ", " + active.ordersSql().getFileName())));
        }
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      findings.add(
          DoctorFinding.warning(
              folder.toString(),
              new Text("文件夹读不出", "the folder cannot be listed"),
              String.valueOf(unreadable.getMessage()),
              new Text("给读取权限", "give the right to read it")));
    }
    return findings;
  }

  /** The files of facts against the tables; with a customer of the policy, against its rows. */
  List<DoctorFinding> facts(DataSource database, Settings settings) {
    ActivePolicies read = policies;
    if (read == null) {
      return List.of();
    }
    List<DoctorFinding> findings = new ArrayList<>();
    try (FactSources sources = FactSources.of(read, shelf, database, settings.all())) {
      Optional<Problem> away = sources.unreachable();
      if (away.isPresent()) {
        return List.of(DoctorFinding.of(State.FAULT, away.get()));
      }
      List<Problem> refused = sources.refused();
      refused.forEach(problem -> findings.add(DoctorFinding.of(State.FAULT, problem)));
      LocalDate today = BusinessClock.ofCommand().today();
      Map<String, String> customers = customers(sources, read, today);
      for (Active active : read.all()) {
        if (sources.usable(active)) {
          findings.add(tried(sources, active, customers.get(active.id()), today));
        }
      }
      sources.problems().stream()
          .filter(problem -> !refused.contains(problem))
          .forEach(
              problem ->
                  findings.add(DoctorFinding.ok(problem.where(), problem.what(), problem.found())));
    }
    return findings;
  }

  /** The first customer that the routing sends to each policy; without a routing none. */
  private static Map<String, String> customers(
      FactSources sources, ActivePolicies policies, LocalDate today) {
    Map<String, String> first = new HashMap<>();
    if (policies.routing() != null) {
      try {
        sources.routes(
            today,
            each -> {
              if (each.routed() instanceof Routed.Route route) {
                first.putIfAbsent(route.policy(), each.customer());
              }
            });
      } catch (RefusedException reported) {
        return Map.of(); // among the problems of the sources
      }
    }
    return first;
  }

  private static DoctorFinding tried(
      FactSources sources, Active active, @Nullable String customer, LocalDate today) {
    String where = active.sql().toString();
    try {
      Map<String, CustomerFacts> rows =
          sources.of(active).customers(customer == null ? List.of() : List.of(customer), today);
      List<Problem> problems =
          rows.values().stream().flatMap(row -> row.problems().stream()).toList();
      return problems.isEmpty()
          ? DoctorFinding.ok(
              where,
              customer == null
                  ? new Text(
                      "数据库接受；没有客户归这份政策，未试取",
                      "the database accepts it; no customer goes to this policy, so none was tried")
                  : new Text("数据库接受，试取客户", "the database accepts it; customers tried"),
              customer == null ? "" : String.valueOf(rows.size()))
          : DoctorFinding.warning(
              where,
              new Text(
                  customer + "：" + problems.get(0).in(Language.ZH),
                  customer + ": " + problems.get(0).in(Language.EN)),
              "",
              new Text("改数据或取数文件", "mend the data or the facts file"));
    } catch (RefusedException refused) {
      return DoctorFinding.of(State.FAULT, refused.problems().get(0).at(where));
    }
  }

  @Override
  public void close() {
    if (policies != null) {
      policies.close();
    }
  }
}

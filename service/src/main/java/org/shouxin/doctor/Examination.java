package org.shouxin.doctor;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.shouxin.database.DatabaseFaults;
import org.shouxin.database.Settings;
import org.shouxin.database.WrongSetting;
import org.shouxin.doctor.DoctorFinding.State;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/**
 * Looks at everything that the service needs, one after the other; what fails stops nothing else.
 */
public final class Examination {

  private final Path home;
  private final Settings settings;

  /**
   * @param home the installation's folder
   * @param given settings of the command
   */
  public Examination(Path home, Map<String, Object> given) {
    this.home = home;
    this.settings = Settings.of(home, given);
  }

  /** Every finding, in the order in which to mend them. */
  public List<DoctorFinding> findings() {
    List<DoctorFinding> findings = new ArrayList<>();
    List<Problem> wrong = settings.problems();
    findings.addAll(
        DoctorFinding.of(
            State.FAULT,
            wrong,
            DoctorFinding.ok("settings", new Text("设置都认得", "all settings are known"), "")));
    look(findings, "settings", () -> SpringSettings.unknown(settings.all()));
    MachineLook machine = new MachineLook(home, settings.all());
    look(findings, "java", machine::java);
    look(findings, "folders", machine::folders);
    if (wrong.isEmpty()) {
      look(findings, "shouxin.zone", machine::clock);
    }
    PolicyLook shelf = new PolicyLook(home);
    look(findings, "policies", shelf::policies);
    DatabaseLook database = new DatabaseLook(settings.all());
    look(findings, DatabaseFaults.WHERE, database::server);
    if (database.isUsable()) {
      look(findings, "journal", database::journal);
    }
    boolean facts = wrong.isEmpty() && (database.isUsable() || factsApart());
    if (facts) {
      look(findings, "facts", () -> shelf.facts(database.source(), settings));
    }
    if (!database.isMissing() && !(facts && database.isUsable())) {
      findings.add(
          DoctorFinding.warning(
              facts ? "journal" : database.isUsable() ? "facts" : "journal, facts",
              new Text("未检查", "not examined"),
              "",
              new Text("先处理上面的问题，再运行 doctor", "mend what is above, then run doctor again")));
    }
    shelf.close();
    NetworkLook network = new NetworkLook(settings.all());
    look(findings, "webhooks", network::webhooks);
    look(findings, "tls", network::tls);
    return findings;
  }

  /** Whether facts come from another database, which is there before the service's own. */
  private boolean factsApart() {
    return !settings.all().getProperty("shouxin.facts.datasource.url", "").isEmpty();
  }

  private static void look(
      List<DoctorFinding> findings, String where, Supplier<List<DoctorFinding>> examination) {
    try {
      findings.addAll(examination.get());
    } catch (WrongSetting wrong) {
      findings.add(DoctorFinding.of(State.FAULT, wrong.problem()));
    } catch (RuntimeException fault) {
      SQLException sql = DatabaseFaults.behind(fault);
      findings.add(
          sql != null
              ? DoctorFinding.of(State.FAULT, DatabaseFaults.problem(sql))
              : DoctorFinding.fault(
                  where, new Text("无法检查", "cannot be examined"), fault.toString(), Text.NONE));
    }
  }
}

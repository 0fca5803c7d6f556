package org.shouxin.cli;

import java.util.List;
import org.shouxin.doctor.DoctorFinding;
import org.shouxin.doctor.DoctorFinding.State;
import org.shouxin.doctor.Examination;
import org.shouxin.json.JsonText;
import org.shouxin.terminal.Style.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shouxin doctor}. */
@Command(name = "doctor")
public final class DoctorCommand extends ConsoleCommand {

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--json")
  private boolean json;

  public DoctorCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() {
    List<DoctorFinding> findings = new Examination(console.home(), data.settings()).findings();
    findings.forEach(this::print);
    return findings.stream().anyMatch(each -> each.state() == State.FAULT)
        ? ExitCode.REFUSED
        : ExitCode.DONE;
  }

  private void print(DoctorFinding finding) {
    if (json) {
      console.line(
          JsonText.of(
              line ->
                  line.value("state", finding.state())
                      .value("where", finding.problem().where())
                      .value("what", finding.problem().what().in(common.language))
                      .value("found", finding.problem().found())
                      .value("next", finding.next().in(common.language))));
      return;
    }
    Kind kind =
        switch (finding.state()) {
          case OK -> Kind.PLAIN;
          case WARNING -> Kind.NOTICE;
          case FAULT -> Kind.BAD;
        };
    console.line(kind, finding.in(common.language));
  }
}

package org.shouxin.imports;

import java.util.ArrayList;
import java.util.List;
import org.shouxin.facts.Unreadable;
import org.shouxin.problem.Problem;
import org.shouxin.problem.Text;

/** The checks of a mapping before any file is read; they add to the problems. */
record MappingCheck(String name, List<Problem> problems) {

  /** Checks the tables that a mapping fills. */
  void check(List<Target> targets, ValueFormat valueFormat) {
    for (Target target : targets) {
      for (Assignment how : target.assignments()) {
        constants(target, how, valueFormat);
        merging(target, how);
      }
    }
  }

  /** Constants are the same in every row, so their problems are reported once. */
  private void constants(Target target, Assignment how, ValueFormat valueFormat) {
    List<String> constants = new ArrayList<>(how.words().values());
    Assignment.Part otherwise = how.otherwise();
    if (how.words().isEmpty()) {
      if (how.parts().size() == 1 && !how.parts().get(0).heading()) {
        constants.add(how.parts().get(0).text());
      }
      if (otherwise != null && !otherwise.heading()) {
        constants.add(otherwise.text());
      }
    }
    for (String constant : constants) {
      try {
        if (!constant.isEmpty()) {
          valueFormat.read(target.table().column(how.column()), constant);
        }
      } catch (Unreadable wrong) {
        problems.add(wrong.at(place(how), constant));
      }
    }
  }

  private void merging(Target target, Assignment how) {
    if (how.merge() == Assignment.Merge.SAME) {
      return;
    }
    if (!target.once()) {
      problem(
          how,
          new Text("earliest、latest 只用于 once 的表", "earliest and latest are for tables marked once"),
          "[" + target.table().name() + "] once");
    } else if (target.table().key().contains(how.column())) {
      problem(
          how,
          new Text(
              "earliest、latest 不能用于主键列", "earliest and latest cannot fill a column of the key"),
          "");
    }
  }

  private String place(Assignment how) {
    return name + " line " + how.line();
  }

  private void problem(Assignment how, Text what, String allowed) {
    problems.add(new Problem(place(how), what, how.column(), Text.same(allowed)));
  }
}

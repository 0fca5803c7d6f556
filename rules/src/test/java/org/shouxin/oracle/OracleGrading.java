package org.shouxin.oracle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shouxin.policy.Downgrade;
import org.shouxin.policy.Grade;
import org.shouxin.policy.Identity.Combination;
import org.shouxin.policy.Movement;
import org.shouxin.policy.Policy;
import org.shouxin.policy.RowRef;
import org.shouxin.policy.Sanction;
import org.shouxin.policy.Standing;

/** From the grade that the score earns to the final one: movement, downgrades, standing. */
final class OracleGrading {

  private final Policy policy;
  private final Known known;
  private final List<Downgrade> downgrades = new ArrayList<>();
  private final List<Movement> movements = new ArrayList<>();
  private final List<Sanction> sanctions = new ArrayList<>();
  private final List<RowRef> moving = new ArrayList<>();

  OracleGrading(Policy policy, Known known) {
    this.policy = policy;
    this.known = known;
  }

  List<Downgrade> downgrades() {
    return downgrades;
  }

  /** The rows that really held the grade. */
  List<Movement> movements() {
    return movements;
  }

  List<Sanction> sanctions() {
    return sanctions;
  }

  /** Every row that was hit, the movement rows that held nothing too. */
  List<RowRef> rows() {
    List<RowRef> rows = new ArrayList<>(moving);
    downgrades.forEach(row -> rows.add(row.row()));
    sanctions.forEach(row -> rows.add(row.row()));
    String standing = (String) known.value("standing");
    policy.standings().stream()
        .filter(each -> each.code().equals(standing))
        .forEach(each -> rows.add(each.row()));
    return rows;
  }

  /** Concludes grade and standing; gives the final grade. */
  Grade adjust() {
    int before = rank((String) known.value("grade_before"));
    boolean graded = policy.grades().get(before).score() != null;
    int grade = graded ? heldUp(downgraded(heldDown(before))) : before;
    Standing standing =
        policy.standings().stream().filter(one -> one.severity() == 0).findFirst().orElseThrow();
    for (Sanction sanction : policy.sanctions()) {
      if (known.meets(sanction.when())) {
        sanctions.add(sanction);
        boolean worse = sanction.standing().severity() > standing.severity();
        standing = worse ? sanction.standing() : standing;
      }
    }
    String forced = standing.grade();
    if (forced != null) {
      grade = graded ? Math.max(grade, rank(forced)) : rank(forced);
    }
    known.set("standing", standing.code());
    known.set("grade", policy.grades().get(grade).code());
    return policy.grades().get(grade);
  }

  private int rank(@Nullable String code) {
    return policy.grades().stream().map(Grade::code).toList().indexOf(code);
  }

  /** The rank of the last run's grade; -1 when there is none or it was ungraded. */
  private int previous(Movement row) {
    int rank = rank((String) known.value(row.previous().name()));
    return rank < 0 || policy.grades().get(rank).score() == null ? -1 : rank;
  }

  /** The grade by the score, as far as the last run's lets it fall. */
  private int heldDown(int before) {
    int held = before;
    for (int floor : bounds(false)) {
      held = Math.min(held, floor);
    }
    told(false, held, held < before);
    return held;
  }

  private int downgraded(int held) {
    int lowest = (int) policy.grades().stream().filter(grade -> grade.score() != null).count() - 1;
    boolean sum = policy.identity().combination() == Combination.SUM;
    Integer steps = null;
    for (Downgrade row : policy.downgrades()) {
      if (known.meets(row.when())) {
        downgrades.add(row);
        if (row.to() == null) {
          steps =
              steps == null
                  ? row.steps()
                  : sum ? steps + row.steps() : Math.max(steps, row.steps());
        }
      }
    }
    int down = steps == null ? 0 : steps;
    Integer most = policy.identity().mostSteps();
    down = most == null ? down : Math.min(down, most);
    int grade = Math.max(0, Math.min(lowest, held + down));
    for (Downgrade row : downgrades) {
      grade = row.to() == null ? grade : Math.max(grade, rank(row.to()));
    }
    return grade;
  }

  private int heldUp(int reached) {
    int grade = reached;
    for (int ceiling : bounds(true)) {
      grade = Math.max(grade, ceiling);
    }
    told(true, grade, grade > reached);
    return grade;
  }

  /** The grades at which the rows of one direction hold. */
  private List<Integer> bounds(boolean up) {
    List<Integer> bounds = new ArrayList<>();
    for (Movement row : policy.movements()) {
      if (row.up() == up && previous(row) >= 0 && known.meets(row.when())) {
        moving.add(row.row());
        bounds.add(bound(row));
      }
    }
    return bounds;
  }

  private int bound(Movement row) {
    return row.up()
        ? Math.max(0, previous(row) - row.mostSteps())
        : previous(row) + row.mostSteps();
  }

  /** Every row that holds at the grade at which it was held really held it. */
  private void told(boolean up, int grade, boolean changed) {
    for (Movement row : policy.movements()) {
      if (changed && row.up() == up && moving.contains(row.row()) && bound(row) == grade) {
        movements.add(row);
      }
    }
    movements.sort((a, b) -> policy.movements().indexOf(a) - policy.movements().indexOf(b));
  }
}

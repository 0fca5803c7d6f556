package org.shouxin.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shouxin.journal.Anchors.Anchor;
import org.shouxin.journal.JournalFinding.Kind;
import org.shouxin.journal.Seals.Head;
import org.shouxin.problem.Text;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the complete journal and reports what differs from what was sealed (R34). It reads one
 * consistent state, so it may run alongside a service that writes.
 *
 * <p>What it proves: no sealed record was changed, removed, moved or inserted before others without
 * being reported, unless every later entry and the head were also recomputed; and not even then if
 * an anchor out of reach was written since. What it cannot prove: that a record is true. A writer
 * with the database rights of the service can add a record to be sealed, or remove one before it is
 * sealed, and this cannot be distinguished from the service.
 */
public final class Verification {

  private static final int PAGE = 1000;
  private static final String ENTRIES =
      "select "
          + JournalEntry.CHAIN
          + ", "
          + RecordRows.COLUMNS
          + " from journal_chain c left join journal_record r on r.id = c.id"
          + " where c.seq > ? order by c.seq limit "
          + PAGE;

  private final JdbcTemplate database;
  private final TransactionTemplate snapshot;
  private final Instant now;

  /**
   * @param now to find records that have waited too long
   */
  public Verification(DataSource database, Instant now) {
    this.database = new JdbcTemplate(database);
    this.snapshot = new TransactionTemplate(new JdbcTransactionManager(database));
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.snapshot.setReadOnly(true);
    this.now = now;
  }

  /**
   * Verifies.
   *
   * @param anchors file of anchors; null for none
   * @throws IOException if the file cannot be read
   * @throws org.springframework.dao.DataAccessException if the database cannot be read
   */
  public VerificationReport verify(@Nullable Path anchors) throws IOException {
    Anchors.Noted noted =
        anchors == null ? new Anchors.Noted(List.of(), List.of()) : Anchors.read(anchors);
    VerificationReport report = snapshot.execute(status -> verify(noted));
    if (report == null) {
      throw new IllegalStateException("no report");
    }
    return report;
  }

  private VerificationReport verify(Anchors.Noted file) {
    JournalFindings findings = new JournalFindings();
    Anchors.Noted noted = file.of(Seals.id(database));
    int others = file.anchors().size() - noted.anchors().size();
    UnchainedRecords unchained = UnchainedRecords.read(database);
    BrokenStretches stretches = new BrokenStretches();
    AnchorCheck anchors = new AnchorCheck(noted);
    PolicyTexts policies = new PolicyTexts();
    JournalEntry last = null;
    long sealed = 0;
    long after = Long.MIN_VALUE;
    for (List<JournalEntry> page = page(after); !page.isEmpty(); page = page(after)) {
      for (JournalEntry entry : page) {
        after = entry.seq();
        sealed++;
        if (entry.seq() < 1) {
          findings.add(
              Kind.INSERTED, entry, new Text("在第 1 位之前", "it comes before the first place"));
        } else {
          follow(last, entry, stretches, unchained, findings);
          anchors.pass(entry.chain());
          policies.used(entry);
          last = entry;
        }
      }
    }
    Head head = Seals.head(database, "").orElse(null);
    end(last, head, anchors, unchained, stretches, findings);
    anchors.report(stretches, findings);
    if (sealed > 0 && anchors.count() == 0 && others > 0) {
      findings.add(
          Kind.CHANGED,
          0,
          new Text(
              "锚点文件里只有别的数据库的锚点：文件不对，或者本数据库的标识被改动",
              "the file has anchors of other databases only: it is the wrong file, or the id of"
                  + " this database was changed"));
    }
    long pending = new PendingCheck(database, now).check(findings);
    unchained.report(findings.gaps(), findings);
    policies.check(database, findings);
    return new VerificationReport(
        sealed,
        pending,
        head == null ? 0 : head.seq(),
        head == null ? "" : head.chain(),
        anchors.count(),
        others,
        findings.sorted(),
        findings.more());
  }

  private List<JournalEntry> page(long after) {
    return database.query(ENTRIES, (row, number) -> JournalEntry.read(row), after);
  }

  private static void follow(
      @Nullable JournalEntry last,
      JournalEntry entry,
      BrokenStretches stretches,
      UnchainedRecords unchained,
      JournalFindings findings) {
    long expected = last == null ? 1 : last.seq() + 1;
    stretches.empty(last, expected, entry.seq() - 1);
    boolean next = entry.seq() == expected;
    if (next && entry.chain().belongs(chain(last), expected)) {
      stretches.holds(entry);
      entry.check(unchained, findings);
    } else {
      stretches.fails(last, entry.seq(), entry);
    }
  }

  private static String chain(@Nullable JournalEntry last) {
    return last == null ? Chain.START : last.chain().chain();
  }

  private void end(
      @Nullable JournalEntry last,
      @Nullable Head head,
      AnchorCheck anchors,
      UnchainedRecords unchained,
      BrokenStretches stretches,
      JournalFindings findings) {
    Boolean follows =
        new ChainDiagnosis(stretches, unchained, findings)
            .explain(head == null ? "" : head.chain());
    long end = last == null ? 0 : last.seq();
    if (head == null) {
      findings.add(Kind.REMOVED, 0, new Text("链头不见了", "the head of the chain is missing"));
      return;
    }
    Anchor anchor = anchors.last();
    Head furthest =
        anchor != null && anchor.seq() > Math.max(head.seq(), end)
            ? new Head(anchor.seq(), anchor.chain())
            : head;
    if (furthest.seq() > end) {
      truncated(last, furthest, anchor, unchained, findings);
    } else if (head.seq() < end) {
      behind(head, end, chain(last), findings);
    } else if (follows == null ? !head.chain().equals(chain(last)) : !follows) {
      findings.add(
          Kind.CHANGED,
          head.seq(),
          new Text("链头的链值被改动", "the chain value of the head was changed"));
    }
  }

  private static void truncated(
      @Nullable JournalEntry last,
      Head furthest,
      @Nullable Anchor anchor,
      UnchainedRecords unchained,
      JournalFindings findings) {
    long first = last == null ? 1 : last.seq() + 1;
    Set<Instant> times = new HashSet<>();
    if (last != null) {
      times.add(last.chain().sealedAt());
    }
    if (anchor != null) {
      times.add(anchor.at());
    }
    long count = furthest.seq() - first + 1;
    List<JournalRecord> proved =
        count > PAGE
            ? List.of()
            : unchained.missing(chain(last), first, (int) count, times, furthest.chain()::equals);
    findings.truncated(first, count, proved);
  }

  private void behind(Head head, long end, String chain, JournalFindings findings) {
    if (head.chain().equals(chain)) {
      findings.add(
          Kind.CHANGED,
          head.seq(),
          new Text("链头的位置被改动，应为 " + end, "the place of the head was changed, it must be " + end));
      return;
    }
    for (JournalEntry entry : page(head.seq())) {
      findings.add(
          Kind.INSERTED,
          entry,
          new Text(
              "在链头第 " + head.seq() + " 位之后：是插入的，或者链头被退回",
              "it comes after the head, place "
                  + head.seq()
                  + ": inserted, or the head was moved back"));
    }
  }
}

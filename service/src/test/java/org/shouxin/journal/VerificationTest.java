package org.shouxin.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.TestDatabase;
import org.shouxin.journal.JournalFinding.Kind;

/** Whatever is done to a sealed journal is found, and told of the record that it was done to. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Tag("R34")
class VerificationTest {

  private static final int RECORDS = 40;
  private static final int BATCH = 5;
  private static final List<String> COLUMNS =
      List.of(
          "id = 'X'",
          "kind = 'override'",
          "customer = concat(customer, '0')",
          "policy = 'steel'",
          "policy_sha256 = digest",
          "as_of = '2026-10-30'",
          "caller = 'somebody'",
          "recorded_at = '2026-10-31 00:00:00.000001'",
          "run_id = 8",
          "run_id = null",
          "engine = '0'",
          "input = concat(input, ' ')",
          "result = '{\"grade\":\"B\"}'",
          "digest = policy_sha256");
  private static final List<String> ENTRY =
      List.of(
          "id = 'X'",
          "digest = chain",
          "chain = digest",
          "sealed_at = '2026-10-31 00:00:00.000001'");

  @TempDir Path folder = Path.of("");

  private final TestDatabase database;
  private final Random random = new Random(20261031);
  private final List<Case> cases = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private Desk desk;

  @SuppressWarnings("NullAway.Init")
  private Tampering journal;

  private List<Chain> chain = List.of();

  VerificationTest(TestDatabase database) {
    this.database = database;
  }

  /** Something done to the journal, and what must be told of it, at which places. */
  private record Case(String name, Consumer<Tampering> done, Set<Kind> told, int[] places) {}

  @BeforeEach
  void sealed() {
    desk = new Desk(database);
    journal = new Tampering(desk);
    Sealer sealer = desk.sealer(anchors(), 0);
    for (int i = 0; i < RECORDS; i += BATCH) {
      desk.commit(BATCH);
      sealer.seal();
    }
    chain = journal.chain();
    journal.remember();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Path anchors() {
    return folder.resolve("anchors.txt");
  }

  private VerificationReport verify() throws IOException {
    return new Verification(desk.pool, Instant.now()).verify(anchors());
  }

  @Test
  void aSealedJournalIsSoundAndWaitingRecordsAreNoFault() throws IOException {
    desk.commit(3);
    VerificationReport report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.sound()).isTrue();
    assertThat(report.sealed()).isEqualTo(RECORDS);
    assertThat(report.pending()).isEqualTo(3);
    assertThat(report.anchors()).isEqualTo(RECORDS / BATCH);
    assertThat(report.chain()).isEqualTo(chain.get(RECORDS - 1).chain());
  }

  @Test
  void anEmptyJournalIsSound() throws IOException {
    try (Desk empty = new Desk(database)) {
      VerificationReport report = new Verification(empty.pool, Instant.now()).verify(null);
      assertThat(report.sound()).isTrue();
      assertThat(report.sealed()).isZero();
    }
  }

  @Test
  void whatWaitsForMoreThanAMinuteIsReported() throws IOException {
    desk.commit(2);
    Instant later = Instant.now().plusSeconds(120);
    assertThat(new Verification(desk.pool, later).verify(anchors()).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Kind.UNSEALED));
  }

  /** The n-th place from 0, spread over the chain, its ends included. */
  private int place(int n) {
    return n == 0 ? 1 : n == 1 ? RECORDS : 2 + random.nextInt(RECORDS - 3);
  }

  private Chain at(int place) {
    return chain.get(place - 1);
  }

  private void add(String name, Consumer<Tampering> done, Kind told, int... places) {
    cases.add(new Case(name, done, EnumSet.of(told), places));
  }

  private void changes() {
    for (String change : COLUMNS) {
      for (int n = 0; n < 6; n++) {
        int p = place(n);
        add(
            "record " + p + " " + change,
            j -> j.sql("update journal_record set " + change + " where id = ?", at(p).id()),
            Kind.CHANGED,
            p);
      }
    }
    for (String change : ENTRY) {
      for (int n = 0; n < 6; n++) {
        int p = place(n);
        add(
            "entry " + p + " " + change,
            j -> j.sql("update journal_chain set " + change + " where seq = ?", p),
            Kind.CHANGED,
            p);
      }
    }
    for (int n = 0; n < 6; n++) {
      int p = place(n);
      add("record " + p + " and its digest", j -> j.forge(at(p)), Kind.CHANGED, p);
    }
  }

  private void removals() {
    for (int n = 0; n < 10; n++) {
      int p = place(n);
      add("record " + p + " deleted", j -> record(j, p), Kind.REMOVED, p);
      cases.add(
          new Case(
              "entry " + p + " deleted",
              j -> entry(j, p),
              EnumSet.of(p == RECORDS ? Kind.TRUNCATED : Kind.REMOVED),
              new int[] {p}));
      cases.add(
          new Case(
              "record and entry " + p + " deleted",
              j -> {
                record(j, p);
                entry(j, p);
              },
              EnumSet.of(p == RECORDS ? Kind.TRUNCATED : Kind.REMOVED),
              new int[] {p}));
    }
    for (int n = 2; n < 8; n++) {
      int p = place(n);
      add(
          "entries " + p + " and the next deleted",
          j -> {
            entry(j, p);
            entry(j, p + 1);
          },
          p + 1 == RECORDS ? Kind.TRUNCATED : Kind.REMOVED,
          p);
      add(
          "pair " + p + " and the next deleted, the rest renumbered",
          j -> {
            record(j, p);
            entry(j, p);
            j.sql("update journal_chain set seq = seq - 1 where seq > ? order by seq", p);
            j.headOfChain();
          },
          Kind.REMOVED,
          p);
    }
  }

  private void record(Tampering j, int place) {
    j.sql("delete from journal_record where id = ?", at(place).id());
  }

  private static void entry(Tampering j, int place) {
    j.sql("delete from journal_chain where seq = ?", place);
  }

  private void truncations() {
    for (int last : new int[] {1, 2, 5, 7, 39}) {
      for (boolean records : new boolean[] {false, true}) {
        for (boolean head : new boolean[] {false, true}) {
          add(
              last + " last, records " + records + ", head " + head,
              j -> {
                for (int p = RECORDS - last + 1; p <= RECORDS; p++) {
                  entry(j, p);
                  if (records) {
                    record(j, p);
                  }
                }
                if (head) {
                  j.headOfChain();
                }
              },
              Kind.TRUNCATED,
              RECORDS - last + 1);
        }
      }
    }
    add(
        "everything",
        j -> {
          j.sql("delete from journal_chain");
          j.sql("delete from journal_record");
          j.head(0, Chain.START);
        },
        Kind.TRUNCATED,
        1);
  }

  private void reorderings() {
    for (int n = 0; n < 15; n++) {
      int p = 1 + random.nextInt(RECORDS - 1);
      int q = n % 3 == 0 ? p + 1 : p + 1 + random.nextInt(RECORDS - p);
      add("contents of records " + p + " and " + q, j -> contents(j, p, q), Kind.CHANGED, p, q);
      add(
          "entries " + p + " and " + q + " exchanged",
          j -> {
            List<Chain> all = new ArrayList<>(chain);
            all.set(p - 1, moved(at(q), p));
            all.set(q - 1, moved(at(p), q));
            j.chain(all);
          },
          Kind.REORDERED,
          q,
          p);
    }
    for (int n = 0; n < 6; n++) {
      int p = place(n);
      int q = p == RECORDS ? 1 : RECORDS;
      add(
          "ids and digests of entries " + p + " and " + q,
          j -> {
            List<Chain> all = new ArrayList<>(chain);
            all.set(p - 1, named(at(q), at(p)));
            all.set(q - 1, named(at(p), at(q)));
            j.chain(all);
          },
          Kind.CHANGED,
          p,
          q);
    }
  }

  private static Chain moved(Chain entry, int place) {
    return new Chain(place, entry.id(), entry.digest(), entry.chain(), entry.sealedAt());
  }

  private static Chain named(Chain name, Chain place) {
    return new Chain(place.seq(), name.id(), name.digest(), place.chain(), place.sealedAt());
  }

  private void contents(Tampering j, int p, int q) {
    String swapped =
        "update journal_record set customer = ?, recorded_at = ?, digest = ? where id = ?";
    JournalRecord one = j.record(at(p).id());
    JournalRecord two = j.record(at(q).id());
    j.sql(
        swapped,
        two.customer(),
        two.recordedAt().toString().replace("Z", ""),
        two.digest(),
        one.id());
    j.sql(
        swapped,
        one.customer(),
        one.recordedAt().toString().replace("Z", ""),
        one.digest(),
        two.id());
  }

  private void heads() {
    for (int by : new int[] {-1, 1, -7, 3}) {
      cases.add(
          new Case(
              "head moved by " + by,
              j -> j.sql("update journal_head set seq = seq + ?", by),
              EnumSet.of(Kind.CHANGED, Kind.TRUNCATED),
              new int[0]));
    }
    add("chain of the head", j -> j.head(RECORDS, "0".repeat(64)), Kind.CHANGED);
    add("no head", j -> j.sql("delete from journal_head"), Kind.REMOVED);
    cases.add(
        new Case(
            "head set back",
            j -> j.head(RECORDS - 2, at(RECORDS - 2).chain()),
            EnumSet.of(Kind.INSERTED),
            new int[] {RECORDS - 1, RECORDS}));
  }

  private void rewritings() {
    for (int n = 0; n < 10; n++) {
      int p = place(n);
      add(
          "record " + p + " forged and the chain computed anew",
          j -> {
            List<Chain> all = new ArrayList<>(chain);
            all.set(p - 1, j.forge(at(p)));
            j.recomputeChain(all);
          },
          Kind.REWRITTEN,
          (p + BATCH - 1) / BATCH * BATCH);
    }
    add(
        "everything chained anew without a record in the middle",
        j -> {
          record(j, 17);
          List<Chain> all = new ArrayList<>(chain);
          all.remove(16);
          j.recomputeChain(all);
        },
        Kind.REWRITTEN,
        20);
  }

  @TestFactory
  Stream<DynamicTest> everyTamperingIsFoundAndTheRecordNamed() {
    changes();
    removals();
    truncations();
    reorderings();
    heads();
    rewritings();
    assertThat(cases).hasSizeGreaterThanOrEqualTo(200);
    int every = database == TestDatabase.H2 ? 1 : 4;
    return IntStream.range(0, cases.size())
        .filter(i -> i % every == 0)
        .mapToObj(cases::get)
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> found(each)));
  }

  private void found(Case each) throws IOException {
    each.done().accept(journal);
    try {
      VerificationReport report = verify();
      assertThat(report.findings()).isNotEmpty();
      for (int place : each.places()) {
        assertThat(report.findings())
            .as("place " + place)
            .anyMatch(
                finding ->
                    each.told().contains(finding.kind())
                        && (finding.seq() == place || finding.id().equals(at(place).id())));
      }
      assertThat(report.findings()).anyMatch(finding -> each.told().contains(finding.kind()));
      assertThat(innocent(report, each)).as("named without cause: " + report.findings()).isEmpty();
    } finally {
      journal.restore();
    }
  }

  /** Records that are named although nothing was done to them, or after them to what was whole. */
  private Set<String> innocent(VerificationReport report, Case each) {
    if (each.places().length == 0
        || each.told().contains(Kind.TRUNCATED)
        || each.name().contains("renumbered")
        || each.name().contains("and the next")) {
      return Set.of();
    }
    Set<String> guilty =
        Arrays.stream(each.places()).mapToObj(p -> at(p).id()).collect(Collectors.toSet());
    Set<String> all = chain.stream().map(Chain::id).collect(Collectors.toSet());
    return report.findings().stream()
        .map(JournalFinding::id)
        .filter(id -> all.contains(id) && !guilty.contains(id))
        .collect(Collectors.toSet());
  }

  private void told(Kind kind, String id) throws IOException {
    List<JournalFinding> findings = verify().findings();
    assertThat(findings)
        .anyMatch(finding -> finding.kind() == kind && finding.id().equals(id))
        .allMatch(finding -> finding.id().equals(id) || finding.id().isEmpty());
    journal.restore();
  }

  @Test
  void recordsThatWereInsertedAreReported() throws IOException {
    JournalRecord alone = journal.insert();
    told(Kind.INSERTED, alone.id());

    JournalRecord behind = journal.insert();
    Chain last = at(RECORDS);
    Chain good =
        Chain.after(last.chain(), last.seq() + 1, behind.id(), behind.digest(), last.sealedAt());
    journal.chain(Stream.concat(chain.stream(), Stream.of(good)).toList());
    told(Kind.INSERTED, behind.id());

    JournalRecord unlinked = journal.insert();
    Chain bad =
        Chain.after(Chain.START, last.seq() + 1, unlinked.id(), unlinked.digest(), last.sealedAt());
    journal.chain(Stream.concat(chain.stream(), Stream.of(bad)).toList());
    journal.headOfChain();
    told(Kind.CHANGED, unlinked.id());

    JournalRecord first = journal.insert();
    Chain before = Chain.after(Chain.START, 0, first.id(), first.digest(), last.sealedAt());
    journal.chain(Stream.concat(Stream.of(before), chain.stream()).toList());
    told(Kind.INSERTED, first.id());
  }

  @Test
  void aRecordInsertedInTheMiddleIsReportedThoughTheRestWasRenumbered() throws IOException {
    JournalRecord forged = journal.insert();
    Chain previous = at(20);
    List<Chain> all = new ArrayList<>(chain.subList(0, 20));
    all.add(Chain.after(previous.chain(), 21, forged.id(), forged.digest(), previous.sealedAt()));
    chain.subList(20, RECORDS).forEach(entry -> all.add(moved(entry, (int) entry.seq() + 1)));
    journal.chain(all);
    journal.headOfChain();
    told(Kind.INSERTED, forged.id());

    JournalRecord unlinked = journal.insert();
    all.set(20, Chain.after(Chain.START, 21, unlinked.id(), unlinked.digest(), Instant.now()));
    journal.chain(all);
    journal.headOfChain();
    told(Kind.INSERTED, unlinked.id());
  }

  @Test
  void whatIsDoneToWaitingRecordsIsReported() throws IOException {
    journal.sql("insert into journal_pending (id) values (?)", at(3).id());
    told(Kind.INSERTED, at(3).id());

    JournalRecord waiting = desk.record("KH9");
    desk.journal.commit(waiting, null);
    journal.sql("update journal_record set caller = '' where id = ?", waiting.id());
    told(Kind.CHANGED, waiting.id());

    JournalRecord removed = desk.record("KH9");
    desk.journal.commit(removed, null);
    journal.sql("delete from journal_record where id = ?", removed.id());
    told(Kind.REMOVED, removed.id());

    JournalRecord hidden = desk.record("KH9");
    desk.journal.commit(hidden, null);
    journal.sql("delete from journal_pending where id = ?", hidden.id());
    told(Kind.INSERTED, hidden.id());
  }

  @Test
  void anAnchorThatWasChangedIsNotTakenForARewrittenChain() throws IOException {
    String text = Files.readString(anchors());
    Files.writeString(anchors(), text.replace(at(10).chain(), at(11).chain()));
    assertThat(verify().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Kind.CHANGED);
              assertThat(finding.seq()).isEqualTo(10);
              assertThat(finding.what().en()).contains("anchor");
            });
    Files.writeString(anchors(), text + "nonsense\n");
    assertThat(verify().findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.what().en()).contains("nonsense"));
  }

  @Test
  void aPolicyWhoseTextWasChangedOrIsGoneIsReported() throws IOException {
    journal.sql(
        "insert into policy_version (sha256, policy, version, effective, content, first_used_at)"
            + " values (?, 'small', 1, '2026-01-01', 'text', '2026-01-01 00:00:00')",
        Digest.sha256("text".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    assertThat(verify().sound()).isTrue();
    journal.sql("update policy_version set content = 'Text'");
    assertThat(verify().findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Kind.CHANGED));
  }
}

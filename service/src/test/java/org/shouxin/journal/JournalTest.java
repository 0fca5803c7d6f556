package org.shouxin.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.TestDatabase;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;

/** Records come back as they were written, with what stands next to them or not at all. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class JournalTest {

  private final TestDatabase database;

  @SuppressWarnings("NullAway.Init")
  private Desk desk;

  JournalTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void open() {
    desk = new Desk(database);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  @Tag("R34")
  void aRecordComesBackWithTheDigestItWasWrittenWith() {
    JournalRecord record =
        desk.record("KH-1", "{\"name\":\"甲“公司”\\u0000 \uD83D\uDE00 \\\"quoted\\\" line\\n\"}");
    desk.journal.commit(record, null);
    assertThat(desk.journal.find(record.id())).contains(record);
    assertThat(
            desk.client
                .sql("select digest from journal_record where id = ?")
                .param(record.id())
                .query(String.class)
                .single())
        .isEqualTo(record.digest());
    assertThat(desk.count("journal_pending")).isOne();
  }

  @Test
  void recordsOfACustomerAreTheNewestFirstPageByPage() {
    List<JournalRecord> records = IntStream.range(0, 5).mapToObj(i -> desk.record("K1")).toList();
    desk.transactions.executeWithoutResult(status -> desk.journal.append(records));
    desk.journal.commit(desk.record("K2"), null);
    assertThat(desk.journal.of("K1", 2, null)).containsExactly(records.get(4), records.get(3));
    assertThat(desk.journal.of("K1", 9, records.get(3).id()))
        .containsExactly(records.get(2), records.get(1), records.get(0));
    assertThat(desk.journal.find("01ARZ3NDEKTSV4RRFFQ69G5FAV")).isEmpty();
  }

  @Test
  void appendingOutsideATransactionIsRefused() {
    assertThatThrownBy(() -> desk.journal.append(desk.record("K1")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(desk.count("journal_record")).isZero();
  }

  @Test
  @Tag("R34")
  void whatGoesAlongsideARecordIsWrittenWithItOrNeitherIs() {
    String beside = "insert into journal_pending (id) values (?)";
    desk.journal.commit(desk.record("K1"), client -> client.sql(beside).param("beside").update());
    assertThat(desk.count("journal_pending")).isEqualTo(2);
    assertThatThrownBy(
            () ->
                desk.journal.commit(
                    desk.record("K2"), client -> client.sql(beside).param("beside").update()))
        .isInstanceOf(DuplicateKeyException.class);
    assertThat(desk.count("journal_record")).isOne();
  }

  @Test
  @Tag("R34")
  void aRecordThatCannotBeKeptWholeIsNotKept() {
    assertThatThrownBy(() -> desk.journal.commit(desk.record("K".repeat(65)), null))
        .isInstanceOf(DataAccessException.class);
    assertThat(desk.count("journal_record")).isZero();
  }

  @Test
  void idsAscendAndAreUniqueAcrossThreads() {
    List<String> made = IntStream.range(0, 50_000).mapToObj(i -> desk.journal.nextId()).toList();
    assertThat(made).isSorted().doesNotHaveDuplicates().allMatch(id -> id.length() == 26);
    var all = ConcurrentHashMap.<String>newKeySet();
    IntStream.range(0, 50_000).parallel().forEach(i -> all.add(desk.journal.nextId()));
    assertThat(all).hasSize(50_000);
  }
}

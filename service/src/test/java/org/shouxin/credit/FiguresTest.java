package org.shouxin.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.shouxin.database.TestDatabase;
import org.shouxin.policies.ActivePolicies.Active;
import org.shouxin.server.TestService;

/** Figures of all customers that are asked for while they are counted anew. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class FiguresTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 17);

  private final TestService service;
  private final Clients clients;

  FiguresTest(TestDatabase database) {
    service = TestService.on(database);
    clients = service.bean(Clients.class);
  }

  /** Of a node that has just started and remembers nothing. */
  private Figures node() {
    return new Figures(service.database(), clients, Clock.systemUTC());
  }

  private long kept() {
    return service
        .database()
        .sql("select count(*) from population_figures where as_of = ?")
        .param(DAY)
        .query(Long.class)
        .single();
  }

  @Test
  @Tag("R15")
  void whoAsksForFiguresWhileARunCountsThemAnewGetsTheOnesOrTheOthers() throws Exception {
    Active steel = clients.policy("steel");
    Roster roster = clients.roster(steel, DAY);
    node().of(steel, DAY);
    ExecutorService run = Executors.newSingleThreadExecutor();
    Future<?> counting =
        run.submit(
            () -> {
              for (int i = 0; i < 150; i++) {
                node().recount(roster);
                assertThat(kept()).isOne();
              }
              return null;
            });
    while (!counting.isDone()) {
      assertThat(node().of(steel, DAY)).isNotNull();
      assertThat(kept()).as("never gone").isOne();
    }
    counting.get();
    run.shutdown();
  }
}

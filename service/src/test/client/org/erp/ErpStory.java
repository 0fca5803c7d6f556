package org.erp;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.erp.api.DecisionsApi;
import org.erp.api.OrdersApi;
import org.erp.api.RunsApi;
import org.erp.model.CheckedOrderAnswer;
import org.erp.model.DecisionAnswer;
import org.erp.model.DecisionRequest;
import org.erp.model.HoldDecision;
import org.erp.model.Order;
import org.erp.model.OrderRequest;
import org.erp.model.RunAnswer;
import org.erp.model.RunRequest;

/**
 * What an ERP developer writes against the client that is generated from the description of the
 * interface. Compiled by {@code GeneratedClientTest} together with that client.
 */
public final class ErpStory {

  private final ApiClient client = new ApiClient();
  private final List<String> lines = new ArrayList<>();

  private ErpStory(String base, String key) {
    client.updateBaseUri(base);
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
  }

  /** Decides, asks about an order, releases it, starts a run; reports what came back. */
  public static List<String> tell(String base, String key, LocalDate today) throws ApiException {
    ErpStory story = new ErpStory(base, key);
    story.decide();
    story.order(today);
    story.run(today);
    story.refused();
    return story.lines;
  }

  private void decide() throws ApiException {
    DecisionsApi decisions = new DecisionsApi(client);
    DecisionRequest request =
        new DecisionRequest()
            .policy("nonferrous")
            .asOf(LocalDate.of(2026, 10, 31))
            .customer("ERP-1")
            .putFactsItem("on_time_pct", 97.5)
            .putFactsItem("purchases_12m", 9_600_000)
            .putFactsItem("avg_monthly_purchases", 800_000)
            .putFactsItem("max_overdue_days", 0);
    DecisionAnswer decision = decisions.decide(request, "story-1");
    DecisionAnswer again = decisions.decide(request, "story-1");
    lines.add("decision " + decision.getStatus() + " " + decision.getId().equals(again.getId()));
  }

  private void order(LocalDate today) throws ApiException {
    OrdersApi orders = new OrdersApi(client);
    CheckedOrderAnswer checked =
        orders.checkOrder(
            new OrderRequest()
                .order("ERP-SO-1")
                .customer("KH000002")
                .amount(new BigDecimal("9000000.5"))
                .currency("CNY")
                .orderDate(today),
            "story-2");
    lines.add(
        "order "
            + checked.getStatus()
            + " "
            + checked.getAmount().getAmount().toPlainString()
            + " "
            + checked.getAmount().getCurrency());
    Order released =
        orders.releaseOrder(
            "ERP-SO-1",
            new HoldDecision().reason("cheque seen").validUntil(today.plusDays(2)),
            "story-3");
    lines.add("released " + released.getStatus());
  }

  private void run(LocalDate today) throws ApiException {
    RunsApi runs = new RunsApi(client);
    RunAnswer run =
        runs.startRuns(new RunRequest().policy("nonferrous").asOf(today), "story-4")
            .getRuns()
            .get(0);
    lines.add("run " + run.getPolicy().getId() + " " + run.getAsOf().equals(today));
    RunAnswer now = runs.getRun(run.getId());
    lines.add("same run " + now.getId().equals(run.getId()));
  }

  private void refused() {
    try {
      new OrdersApi(client).getOrder("NO-SUCH-ORDER");
      lines.add("found");
    } catch (ApiException refused) {
      lines.add(
          "refused "
              + refused.getCode()
              + " "
              + refused.getResponseBody().contains("\"code\":\"unknown_order\""));
    }
  }
}

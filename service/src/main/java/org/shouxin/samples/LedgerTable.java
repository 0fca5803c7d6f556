package org.shouxin.samples;

import java.util.List;

/** The tables of a sample ledger with their columns, in an order in which they can be loaded. */
enum LedgerTable {
  CUSTOMER("code social_credit_code first_dealt_on recorded_on"),
  CUSTOMER_PROFILE(
      "customer valid_from name business_line customer_stage kind customer_role"
          + " legal_representative registered_capital established_on region industry"
          + " group_code trade_currency recorded_by"),
  PAPER(
      "number customer kind valid_until inspected_on inspection_passed recorded_on"
          + " withdrawn_on"),
  CONTRACT("number customer kind signed_on signed_by valid_until filed_on recorded_on"),
  CONTRACT_PERFORMANCE(
      "number customer contract due_on due_quantity performed_quantity recorded_on"),
  PURCHASE("number customer purchased_on goods goods_kind tonnes amount currency recorded_on"),
  INVOICE(
      "number customer issued_on due_on amount currency disputed_on"
          + " dispute_settled_on cancelled_on recorded_on"),
  RECEIPT("number customer received_on booked_on amount currency"),
  ALLOCATION("receipt invoice amount allocated_on"),
  COMPLAINT("number customer complained_on subject upheld settled_on recorded_on"),
  FINANCIAL_STATEMENT(
      "customer period_end recorded_on audited currency total_assets"
          + " total_liabilities current_assets current_liabilities revenue net_profit"),
  GUARANTEE("number customer kind amount currency valid_from valid_until recorded_on released_on"),
  INCIDENT("number customer kind severity occurred_on reported_on reported_by note settled_on"),
  SURVEY("number customer kind done_on done_by outcome recorded_on"),
  SURVEY_MARK("survey item mark"),
  RECOGNITION_STEP("customer step done_on done_by outcome recorded_on"),
  RECORDED_FACT("customer fact known_on content recorded_by");

  private final List<String> columns;

  /**
   * @param columns names of columns, with blanks between them
   */
  LedgerTable(String columns) {
    this.columns = List.of(columns.split(" "));
  }

  List<String> columns() {
    return columns;
  }
}

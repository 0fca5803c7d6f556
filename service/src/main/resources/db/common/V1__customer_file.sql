-- The customer file (R30): a reference for companies that keep none. A company with its own tables
-- leaves these empty and writes the SQL file beside each policy against its own.
--
-- Every line says since when it was known (recorded_on, booked_on, valid_from ...), so that a
-- decision as of a day sees what was known on that day and nothing else. Lines are added, not
-- changed; what ends gets the day on which it ended.
-- Amounts are in the currency beside them. Types and words are those that MySQL, MariaDB and H2 share.

-- 客户
create table customer (
  code varchar(64) not null primary key,
  social_credit_code varchar(18),                 -- 统一社会信用代码, checked by the import
  first_dealt_on date,                            -- first dealing, 往来起始日
  recorded_on date not null,
  constraint customer_social_credit_code unique (social_credit_code)
);

-- 客户资料: what may change about a customer; the last one with valid_from up to the day counts
create table customer_profile (
  customer varchar(64) not null,
  valid_from date not null,
  name varchar(200) not null,
  business_line varchar(64),                      -- routing: nonferrous, direct-supply, group, steel ...
  customer_stage varchar(64),                     -- routing: recognised, new
  kind varchar(64),                               -- regular, sporadic
  customer_role varchar(64),                      -- end_user, dealer
  legal_representative varchar(200),
  registered_capital decimal(19,4),
  established_on date,
  region varchar(200),
  industry varchar(200),
  group_code varchar(64),                         -- code of the parent, 所属集团
  trade_currency varchar(3),
  recorded_by varchar(128),
  primary key (customer, valid_from),
  constraint profile_of_customer foreign key (customer) references customer (code)
);
create index customer_profile_group on customer_profile (group_code);

-- 证照许可: business_licence, tax_registration, safety_permit, hazard_permit ...
create table paper (
  number varchar(100) not null primary key,
  customer varchar(64) not null,
  kind varchar(64) not null,
  valid_until date,                               -- null: without expiry
  inspected_on date,                              -- last annual inspection, 年检
  inspection_passed boolean,
  recorded_on date not null,
  withdrawn_on date,
  constraint paper_of_customer foreign key (customer) references customer (code)
);
create index paper_customer on paper (customer, kind);

-- 合同: sales, agreement, strategic, confidentiality ...
create table contract (
  number varchar(100) not null primary key,
  customer varchar(64) not null,
  kind varchar(64) not null,
  signed_on date,
  signed_by varchar(64),                          -- legal_representative, agent
  valid_until date,
  filed_on date,                                  -- 备案
  recorded_on date not null,
  constraint contract_of_customer foreign key (customer) references customer (code)
);
create index contract_customer on contract (customer, kind);

-- 合同履约: what was due under contracts and what the customer performed of it
create table contract_performance (
  number varchar(100) not null primary key,
  customer varchar(64) not null,
  contract varchar(100),
  due_on date not null,
  due_quantity decimal(19,4) not null,
  performed_quantity decimal(19,4) not null,
  recorded_on date not null,
  constraint performance_of_customer foreign key (customer) references customer (code)
);
create index contract_performance_customer on contract_performance (customer, due_on);

-- 采购: deliveries, for tonnage and kinds of goods
create table purchase (
  number varchar(100) not null primary key,
  customer varchar(64) not null,
  purchased_on date not null,
  goods varchar(200),
  goods_kind varchar(64),
  tonnes decimal(19,6),
  amount decimal(19,4),
  currency varchar(3) not null default 'CNY',
  recorded_on date not null,
  constraint purchase_of_customer foreign key (customer) references customer (code)
);
create index purchase_customer on purchase (customer, purchased_on);

-- 发票
create table invoice (
  number varchar(100) not null primary key,
  customer varchar(64) not null,
  issued_on date not null,
  due_on date not null,
  amount decimal(19,4) not null,
  currency varchar(3) not null default 'CNY',
  disputed_on date,                               -- since when the customer disputes it
  dispute_settled_on date,
  cancelled_on date,                              -- 作废、红冲
  recorded_on date not null,
  constraint invoice_of_customer foreign key (customer) references customer (code)
);
create index invoice_customer on invoice (customer, issued_on);

-- 收款: booked_on is the day from which the receipt was known
create table receipt (
  number varchar(100) not null primary key,
  customer varchar(64) not null,
  received_on date not null,
  booked_on date not null,
  amount decimal(19,4) not null,
  currency varchar(3) not null default 'CNY',
  constraint receipt_of_customer foreign key (customer) references customer (code)
);
create index receipt_customer on receipt (customer, received_on);

-- 核销: which receipt paid which invoice; what is not allocated is a receipt on account
create table allocation (
  receipt varchar(100) not null,
  invoice varchar(100) not null,
  amount decimal(19,4) not null,
  allocated_on date not null,
  primary key (receipt, invoice),
  constraint allocation_of_receipt foreign key (receipt) references receipt (number),
  constraint allocation_to_invoice foreign key (invoice) references invoice (number)
);
create index allocation_invoice on allocation (invoice, allocated_on, amount); -- all that facts ask

-- 投诉与质量异议
create table complaint (
  number varchar(100) not null primary key,
  customer varchar(64) not null,
  complained_on date not null,
  subject varchar(500),
  upheld boolean,
  settled_on date,
  recorded_on date not null,
  constraint complaint_of_customer foreign key (customer) references customer (code)
);
create index complaint_customer on complaint (customer, complained_on);

-- 财务报表: amounts in the currency beside them, whole units
create table financial_statement (
  customer varchar(64) not null,
  period_end date not null,
  recorded_on date not null,
  audited boolean,
  currency varchar(3) not null default 'CNY',
  total_assets decimal(19,4),
  total_liabilities decimal(19,4),
  current_assets decimal(19,4),
  current_liabilities decimal(19,4),
  revenue decimal(19,4),
  net_profit decimal(19,4),
  primary key (customer, period_end, recorded_on),
  constraint statement_of_customer foreign key (customer) references customer (code)
);

-- 担保
create table guarantee (
  number varchar(100) not null primary key,
  customer varchar(64) not null,
  kind varchar(64),
  amount decimal(19,4) not null,
  currency varchar(3) not null default 'CNY',
  valid_from date not null,
  valid_until date,
  recorded_on date not null,
  released_on date,
  constraint guarantee_of_customer foreign key (customer) references customer (code)
);
create index guarantee_customer on guarantee (customer);

-- 风险事件 (R29): late_payment, malicious_arrears, lawsuit, court_order, violation, default, crisis,
-- contract_breach, payment_default, found_unqualified ...
create table incident (
  number varchar(100) not null primary key,
  customer varchar(64) not null,
  kind varchar(64) not null,
  severity varchar(64),
  occurred_on date not null,
  reported_on date not null,
  reported_by varchar(128),
  note varchar(2000),
  settled_on date,
  constraint incident_of_customer foreign key (customer) references customer (code)
);
create index incident_customer on incident (customer, kind);

-- 调查与评价: general, site, relationship, annual_review, supplier_check ...
create table survey (
  number varchar(100) not null primary key,
  customer varchar(64) not null,
  kind varchar(64) not null,
  done_on date not null,
  done_by varchar(128),
  outcome varchar(64),
  recorded_on date not null,
  constraint survey_of_customer foreign key (customer) references customer (code)
);
create index survey_customer on survey (customer, kind);

-- 调查打分: marks given in a survey, by item
create table survey_mark (
  survey varchar(100) not null,
  item varchar(64) not null,
  mark decimal(19,4) not null,
  primary key (survey, item),
  constraint mark_of_survey foreign key (survey) references survey (number)
);

-- 认定步骤 (R10): application, first_review, credit_review, site_visit, final_review, agreement, code_issued
create table recognition_step (
  customer varchar(64) not null,
  step varchar(64) not null,
  done_on date not null,
  done_by varchar(128),
  outcome varchar(64),
  recorded_on date not null,
  primary key (customer, step, done_on),
  constraint step_of_customer foreign key (customer) references customer (code)
);

-- 人工登记: what people judge or grant and no other table carries, by the name of a fact; the last one
-- known on the day counts. Written as a customer file writes the fact.
create table recorded_fact (
  customer varchar(64) not null,
  fact varchar(64) not null,
  known_on date not null,
  content varchar(500),                           -- null: no longer holds
  recorded_by varchar(128),
  primary key (customer, fact, known_on),
  constraint fact_of_customer foreign key (customer) references customer (code)
);

-- 未交货订单: what was accepted and not yet shipped or paid; part of the exposure
create table open_order (
  number varchar(100) not null primary key,
  customer varchar(64) not null,
  policy varchar(64) not null,
  amount decimal(19,4) not null,                  -- in the policy's currency
  released_on date not null,
  closed_on date                                  -- shipped, cancelled
);
create index open_order_customer on open_order (customer, policy);

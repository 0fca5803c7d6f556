-- 订单已付: what an order told to be paid for it; a released order uses its amount less that
alter table order_hold add column paid decimal(25,6) default 0 not null;
alter table open_order add column paid decimal(25,6) default 0 not null;

-- ERP 已有: the first day on which the ERP listed a released order; from then on it is the ERP's
alter table open_order add column seen_on date;

-- ERP 的未清订单: each counts until it is invoiced or cancelled; what is paid for it is in receipt
create table erp_order (
  number varchar(100) not null primary key,
  customer varchar(64) not null,
  amount decimal(19,4) not null,                  -- in yuan, not invoiced yet
  recorded_on date not null,
  closed_on date,                                 -- invoiced, cancelled
  constraint erp_order_of_customer foreign key (customer) references customer (code)
);
create index erp_order_customer on erp_order (customer, closed_on);

-- 为哪张订单付的款: belongs to that order until it is allocated to an invoice
alter table receipt add column order_number varchar(100);
create index receipt_order on receipt (order_number);

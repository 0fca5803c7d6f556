-- 未交货订单: what was accepted and not yet shipped or paid; part of the exposure. An order that is
-- checked again gets a new row and the old one ends on that day.
create table open_order (
  id bigint not null auto_increment primary key,
  number varchar(100) not null,
  customer varchar(64) not null,
  policy varchar(64) not null,
  amount decimal(25,6) not null,                  -- in the policy's currency
  released_on date not null,
  closed_on date                                  -- shipped, cancelled, checked again
);
create index open_order_customer on open_order (customer, policy);
create index open_order_number on open_order (number, closed_on);

-- 订单审查: what became of each order that was checked (R27)
create table order_hold (
  number varchar(100) not null primary key,
  customer varchar(64) not null,
  policy varchar(64) not null,
  status varchar(16) not null,                    -- released, prepay, held, rejected, delivered, cancelled
  outcome varchar(16) not null,                   -- of the policy's sheet at the last check
  reasons varchar(2000) not null,                 -- rows of the sheet that applied, separated by blanks
  amount decimal(25,6),                           -- in the policy's currency
  facts mediumtext not null,                      -- what the order told, canonical JSON
  record char(26) not null,                       -- journal record of the last check
  checked_on date not null,
  checked_at datetime(6) not null,
  decided_by varchar(128),                        -- who released or rejected it
  decided_reason varchar(1000),
  decided_at datetime(6),
  decided_until date,                             -- last day of that; null without end
  decided_record char(26),
  closed_on date,
  closed_by varchar(128)
);
create index order_hold_status on order_hold (status, checked_at);
create index order_hold_customer on order_hold (customer, status);

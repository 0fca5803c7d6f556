-- What is in force for a customer under a policy. The row is also the lock: whoever decides on the
-- customer or on one of its orders holds it.
create table credit_line (
  customer varchar(64) not null,
  policy varchar(64) not null,
  decision char(26),                              -- journal record in force; null before the first
  as_of date,
  grade varchar(64),                              -- as computed; overrides stand beside
  standing varchar(64),
  credit_limit decimal(25,6),
  credit_days int,
  primary key (customer, policy)
);

-- Every decision that ever was in force, for facts about the past (previous grade, months in grade).
create table graded (
  decision char(26) not null primary key,
  customer varchar(64) not null,
  policy varchar(64) not null,
  as_of date not null,
  decided_at datetime(6) not null,
  grade varchar(64) not null,
  standing varchar(64) not null,
  credit_limit decimal(25,6) not null,
  credit_days int not null
);
create index graded_customer on graded (customer, policy, as_of);

-- Figures of all customers of a policy on a day (share, rank), counted once, so that a customer alone
-- gets the same answer as among all the others.
create table population_figures (
  sha256 char(64) not null,                       -- of the policy
  as_of date not null,
  content mediumtext not null,                    -- as population.csv
  counted_at datetime(6) not null,
  primary key (sha256, as_of)
);

-- A POST that was answered, so that a retry gets the same answer and does nothing.
create table idempotency_key (
  caller varchar(128) not null,
  idempotency varchar(128) not null,
  request char(64) not null,                      -- SHA-256 of method, path and body
  status int,
  headers varchar(2000),
  body mediumtext,
  created_at datetime(6) not null,
  primary key (caller, idempotency)
);
create index idempotency_created on idempotency_key (created_at);

-- Changes to be told to others: written with what changed, in one transaction.
create table outbox (
  id bigint not null auto_increment primary key,
  customer varchar(64) not null,
  kind varchar(64) not null,                      -- grade_changed, limit_changed, order_held ...
  body mediumtext not null,
  created_at datetime(6) not null
);
create index outbox_customer on outbox (customer, id);

-- The journal: rows are added and never changed; an account that only decides needs INSERT and SELECT
-- here, and DELETE on journal_pending. Moments are UTC.

-- Every policy text that ever decided, in its canonical rendering, so that any record can be replayed.
create table policy_version (
  sha256 char(64) not null primary key,
  policy varchar(64) not null,
  version int not null,
  effective date not null,
  content mediumtext not null,
  first_used_at datetime(6) not null
);

create table journal_record (
  id char(26) not null primary key,               -- time-ordered
  kind varchar(32) not null,                      -- decision, order_check, override ...
  customer varchar(64) not null,
  policy varchar(64) not null,
  policy_sha256 char(64) not null,
  as_of date not null,
  caller varchar(128) not null,
  recorded_at datetime(6) not null,
  run_id bigint,                                  -- grading run it belongs to
  engine varchar(64) not null,                    -- version of Shouxin that concluded
  input mediumtext not null,                      -- what was known, canonical JSON
  result mediumtext not null,                     -- what was concluded with the rows hit, canonical JSON
  digest char(64) not null                        -- SHA-256 of all of the above
);
create index journal_record_customer on journal_record (customer, id);
create index journal_record_run on journal_record (run_id);

-- Records that wait for their place in the chain.
create table journal_pending (
  id char(26) not null primary key
);

-- The chain, in the order of sealing: chain = SHA-256 of the previous chain, seq, id, digest and
-- sealed_at.
create table journal_chain (
  seq bigint not null primary key,
  id char(26) not null,
  digest char(64) not null,
  chain char(64) not null,
  sealed_at datetime(6) not null,
  constraint journal_chain_id unique (id)
);

-- One line, the end of the chain; whoever seals holds it.
create table journal_head (
  one int not null primary key,
  seq bigint not null,
  chain char(64) not null
);
insert into journal_head (one, seq, chain)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

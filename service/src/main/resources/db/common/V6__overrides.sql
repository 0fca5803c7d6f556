-- What people set in place of a computed grade or limit, beside it and for a time. Rows are added; a
-- withdrawal is written into the row once.
create table credit_override (
  id char(26) not null primary key,               -- journal record
  customer varchar(64) not null,
  policy varchar(64) not null,
  field varchar(32) not null,                     -- grade, credit_limit
  content varchar(64) not null,                   -- code of a grade, or an amount in the policy's currency
  reason varchar(1000) not null,
  made_by varchar(128) not null,
  role varchar(32) not null,                      -- whose authority covered it
  made_at datetime(6) not null,
  valid_from date not null,
  valid_until date not null,                      -- last day
  withdrawn_on date,                              -- from this day on it does not count
  withdrawn_at datetime(6),
  withdrawn_by varchar(128),
  withdrawn_reason varchar(1000),
  withdrawal char(26),                            -- journal record
  begun_at datetime(6),                           -- when its beginning was published
  ended_at datetime(6)                            -- when its end was published
);
create index credit_override_customer on credit_override (customer, policy, valid_until);
create index credit_override_ended on credit_override (ended_at, valid_from);

-- Grading runs (R14): all customers of a policy as of one day.
create table grading_run (
  id bigint not null auto_increment primary key,
  policy varchar(64) not null,
  sha256 char(64) not null,
  as_of date not null,
  attempt int not null,                           -- 0; forced ones 1, 2 ...
  status varchar(16) not null,                    -- running, done
  customers bigint,                               -- how many there are; null until counted
  nowhere bigint,                                 -- customers that the routing gives to no policy
  started_by varchar(128) not null,
  started_at datetime(6) not null,
  finished_at datetime(6),
  owner varchar(64),                              -- the process that works on it
  heartbeat datetime(6),                          -- when it last said so
  constraint grading_run_once unique (policy, as_of, attempt)
);

-- Every customer of a run once, written with its decision.
create table grading_run_customer (
  run_id bigint not null,
  customer varchar(64) not null,
  outcome varchar(16) not null,                   -- decided, undecided, faulty
  decision char(26),                              -- null for a faulty one
  decision_before char(26),                       -- in force until then
  grade_before varchar(64),
  grade varchar(64),
  limit_before decimal(25,6),
  credit_limit decimal(25,6),
  note varchar(2000),                             -- what is wrong with a faulty one, Chinese / English
  primary key (run_id, customer)
);
create index grading_run_customer_grade on grading_run_customer (run_id, outcome, grade);

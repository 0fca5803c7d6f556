-- What the chain proves must not depend on a type that a driver or a server rounds: its moments are text,
-- UTC to the microsecond, 2026-10-31 08:00:00.004117. Existing ones keep their value.
alter table journal_record modify column recorded_at varchar(32) not null;
alter table journal_chain modify column sealed_at varchar(32) not null;

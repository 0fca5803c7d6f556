-- Keys of machines and people. The secret is shown once and kept nowhere; here is its SHA-256.
create table api_key (
  id varchar(16) not null primary key,            -- stands in the key itself, so that people can tell keys apart
  name varchar(64) not null,
  roles varchar(200) not null,                    -- separated by blanks
  person boolean not null,                        -- a person states a purpose before opening a file
  hash char(64) not null,
  created_at datetime(6) not null,
  created_by varchar(128) not null,
  expires_at datetime(6) not null,
  revoked_at datetime(6),
  revoked_by varchar(128),
  last_used_at datetime(6)                        -- to the hour
);

-- Who opened whose file and why (R31). Rows are added and never changed.
create table purpose_log (
  id bigint not null auto_increment primary key,
  viewer varchar(128) not null,
  customer varchar(64) not null,
  purpose varchar(200) not null,
  opened varchar(500) not null,                   -- method and path
  opened_at datetime(6) not null
);
create index purpose_customer on purpose_log (customer, id);
create index purpose_viewer on purpose_log (viewer, id);

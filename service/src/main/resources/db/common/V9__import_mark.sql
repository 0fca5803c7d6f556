-- One line that tells the service that an import changed the customer file, so that orders that wait are
-- checked again at once. An import adds one to imported in its own transaction; whoever takes it up sets seen.
create table import_mark (
  one int not null primary key,
  imported bigint not null,
  seen bigint not null
);
insert into import_mark (one, imported, seen) values (1, 0, 0);

-- What of the outbox is to be delivered to which webhook: one line each, written with the event.
-- Waiting until delivered_at is set. A line is delivered by whoever holds its lease.
create table outbox_delivery (
  id bigint not null auto_increment primary key,
  event bigint not null,                          -- outbox.id
  webhook varchar(64) not null,
  customer varchar(64) not null,
  attempts int not null default 0,
  due_at datetime(6) not null,                    -- not before this moment
  leased_by varchar(64),
  leased_until datetime(6),
  failure varchar(500),                           -- of the last attempt
  failed_at datetime(6),
  delivered_at datetime(6),
  constraint delivery_of_event foreign key (event) references outbox (id),
  constraint delivery_once unique (webhook, event)
);
create index outbox_delivery_due on outbox_delivery (delivered_at, webhook, due_at);
create index outbox_delivery_order on outbox_delivery (webhook, customer, event);

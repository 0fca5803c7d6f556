-- Delivered events go when they are old.
create index outbox_created on outbox (created_at);

-- 红字发票: reduces the invoice that it names, else what the customer owes in all
create table credit_note (
  number varchar(100) not null primary key,
  customer varchar(64) not null,
  invoice varchar(100),
  issued_on date not null,
  amount decimal(19,4) not null,                  -- positive
  currency varchar(3) not null default 'CNY',
  cancelled_on date,
  recorded_on date not null,
  constraint credit_note_of_customer foreign key (customer) references customer (code),
  constraint credit_note_to_invoice foreign key (invoice) references invoice (number)
);
create index credit_note_customer on credit_note (customer);
create index credit_note_invoice on credit_note (invoice);

-- 集团成员: the customers of each group on a day, counted with the figures of all customers, so that
-- an order finds the others of its group at once
create table group_member (
  sha256 char(64) not null,                       -- of the policy
  as_of date not null,
  customer varchar(64) not null,
  group_code varchar(255) not null,
  primary key (sha256, as_of, customer)
);
create index group_member_group on group_member (sha256, as_of, group_code);

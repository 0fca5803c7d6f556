-- ERP 所列: what the ERP listed of an order when it was released with another amount; until the ERP
-- lists something else, the order counts as it was released
alter table open_order add column listed_amount decimal(25,6);
alter table open_order add column listed_paid decimal(25,6);

-- Anchors belong to one database: its id, made at random when it is first sealed.
alter table journal_head add column id varchar(36);

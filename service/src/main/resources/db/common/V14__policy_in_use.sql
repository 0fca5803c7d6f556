-- When a text was last taken into use: after a restart the last good one decides while the workbook is refused.
alter table policy_version add column taken_up_at datetime(6);

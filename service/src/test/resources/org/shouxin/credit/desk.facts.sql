-- 测试政策的事实 / facts of the policy of tests: what is on record, incidents
select
  c.code as customer,
  (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'avg_monthly_purchases'
     and x.known_on <= :asOf order by x.known_on desc limit 1) as avg_monthly_purchases,
  (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'on_time_pct'
     and x.known_on <= :asOf order by x.known_on desc limit 1) as on_time_pct,
  (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'licence_valid_until'
     and x.known_on <= :asOf order by x.known_on desc limit 1) as licence_valid_until,
  (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'receivables'
     and x.known_on <= :asOf order by x.known_on desc limit 1) as receivables,
  (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'overdue_days'
     and x.known_on <= :asOf order by x.known_on desc limit 1) as overdue_days,
  case when exists (select 1 from incident x where x.customer = c.code
     and x.kind in ('court_order', 'lawsuit') and x.reported_on <= :asOf
     and (x.settled_on is null or x.settled_on > :asOf)) then 1 else 0 end as in_court
from customer c
where c.recorded_on <= :asOf
  [[and c.code in (:customer)]]

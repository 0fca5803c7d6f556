-- 分派用的事实：每个客户一行，列名即 routing 工作簿“事实”表的事实名，写法见 ../FACTS.md。
-- Facts that determine which policy decides: a row for each customer, columns named after the facts of the routing
-- workbook. How to write such a file: ../FACTS.md.
-- 只用 :asOf 当日已知的客户资料 / only the profile that was known on :asOf
select
  c.code as customer,
  p.business_line,
  p.customer_stage
from customer c
left join customer_profile p on p.customer = c.code and p.valid_from =
  (select max(x.valid_from) from customer_profile x where x.customer = c.code and x.valid_from <= :asOf)
where c.recorded_on <= :asOf
  [[and c.code in (:customer)]]

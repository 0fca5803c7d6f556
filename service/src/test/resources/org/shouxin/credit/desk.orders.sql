-- 测试政策：ERP 的未清订单 / the ERP's open orders for the policy of tests
select o.customer, o.number as order_number, case when o.closed_on <= :asOf then 0 else o.amount end as amount
from erp_order o
where o.recorded_on <= :asOf
  [[and o.customer in (:customer)]]

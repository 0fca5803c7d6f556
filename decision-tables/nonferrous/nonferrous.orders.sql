-- nonferrous 政策：ERP 的未清订单，每张一行；写法与口径见 ../FACTS.md。
-- For the policy nonferrous: the ERP's open orders, a row for each. How to write such a file, and what counts: ../FACTS.md.
--
-- amount 尚未开票的金额，paid 其中已付（未核销的收款）。关闭的订单以 0 再列一年，程序因此总能看见它到过 ERP。
-- amount is not invoiced yet, paid what of it is paid (receipts not allocated). A closed order is listed with 0 for
-- another year, so that the program always learns that the ERP had it.
select
  o.customer,
  o.number as order_number,
  case when o.closed_on <= :asOf then 0 else o.amount end as amount,
  case when o.closed_on <= :asOf then 0 else
    (select coalesce(sum(greatest(0, r.amount - coalesce(
         (select sum(a.amount) from allocation a where a.receipt = r.number and a.allocated_on <= :asOf), 0))), 0)
     from receipt r
     where r.order_number = o.number and r.customer = o.customer and r.currency = 'CNY'
       and r.booked_on <= :asOf and r.received_on <= :asOf)
  end as paid
from erp_order o
where o.recorded_on <= :asOf
  and (o.closed_on is null or o.closed_on > cast(:asOf as date) - interval '12' month)
  [[and o.customer in (:customer)]]

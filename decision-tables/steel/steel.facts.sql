-- 钢材政策的事实：每个客户一行，列名即事实名（见同名工作簿的“事实”表），写法见 ../FACTS.md。
-- Facts of the steel policy: a row for each customer, columns named after facts (sheet "Facts" of the
-- workbook next to this file). How to write such a file: ../FACTS.md.
--
-- 只用 :asOf 当日已知的记录。何为发票计入、已收、结清、迟付天数、近12个月，见 ../FACTS.md 的“定义”；此外 / Only what was
-- known on :asOf. When an invoice counts, paid, settled, days late, last 12 months: "Definitions" in ../FACTS.md. Besides:
--   金额只加人民币；其中有外币发票的，该金额不明。 Amounts add up yuan; with a foreign invoice among them the amount is unknown.
with
known as (
  -- 当日已登记的客户 / customers on record by the day
  select x.code, case when x.first_dealt_on <= :asOf then x.first_dealt_on end as first_dealt_on
  from customer x
  where x.recorded_on <= :asOf
    [[and x.code in (:customer)]]
),
credited as (
  -- 红字发票，按所冲的发票 / credit notes by the invoice that they reduce
  select n.invoice, sum(n.amount) as amount
  from credit_note n
  where n.invoice is not null and n.recorded_on <= :asOf and n.issued_on <= :asOf
    and (n.cancelled_on is null or n.cancelled_on > :asOf)
    [[and n.customer in (:customer)]]
  group by n.invoice
),
allowance as (
  -- 不冲某张发票的红字发票：抵客户的账，也减采购额 / credit notes without an invoice: on account, and less purchases
  select
    n.customer,
    sum(n.amount) as amount,
    sum(case when n.issued_on > cast(:asOf as date) - interval '12' month then n.amount else 0 end) as last_12m,
    sum(case when n.issued_on > cast(:asOf as date) - interval '6' month then n.amount else 0 end) as last_6m
  from credit_note n
  where n.invoice is null and n.recorded_on <= :asOf and n.issued_on <= :asOf
    and (n.cancelled_on is null or n.cancelled_on > :asOf)
    [[and n.customer in (:customer)]]
  group by n.customer
),
refunded as (
  -- 已作废、红冲的发票上多核销的收款退回账上，后核销的先退
  -- receipts allocated above what is left of a cancelled or credited invoice are on account again, the last allocated first
  select x.customer, sum(x.amount - greatest(0, least(x.amount, x.owed - x.earlier))) as amount
  from (
    select w.customer, w.currency, w.amount, w.owed,
      coalesce(sum(w.amount) over (partition by w.invoice order by w.allocated_on, w.receipt
        rows between unbounded preceding and 1 preceding), 0) as earlier
    from (
      select r.customer, r.currency, a.receipt, a.invoice, a.allocated_on, a.amount, i.amount as billed,
        case when i.recorded_on <= :asOf and i.issued_on <= :asOf and (i.cancelled_on is null or i.cancelled_on > :asOf)
          then i.amount - coalesce((select sum(n.amount) from credit_note n where n.invoice = i.number and n.recorded_on <= :asOf
            and n.issued_on <= :asOf and (n.cancelled_on is null or n.cancelled_on > :asOf)), 0) else 0 end as owed
      from allocation a
      join receipt r on r.number = a.receipt and r.booked_on <= :asOf and r.received_on <= :asOf
      join invoice i on i.number = a.invoice
      where a.allocated_on <= :asOf
        [[and a.invoice in (select y.invoice from allocation y join receipt z on z.number = y.receipt
          where z.customer in (:customer))]]
    ) w
    where w.owed < w.billed
  ) x
  where x.currency = 'CNY'
  group by x.customer
),
ledger as (
  -- 每张发票一行 / a row for each invoice
  select
    i.customer,
    i.issued_on,
    i.number,
    max(i.due_on) as due_on,
    max(i.amount - coalesce(n.amount, 0)) as amount,
    max(case when i.currency = 'CNY' then 0 else 1 end) as strange,
    max(case when i.disputed_on <= :asOf then 1 else 0 end) as disputed,
    coalesce(sum(case when r.number is not null then a.amount end), 0) as paid,
    max(r.received_on) as received_on
  from invoice i
  left join credited n on n.invoice = i.number
  left join allocation a on a.invoice = i.number and a.allocated_on <= :asOf
  left join receipt r on r.number = a.receipt and r.booked_on <= :asOf and r.received_on <= :asOf
  where i.recorded_on <= :asOf
    and i.issued_on <= :asOf
    and (i.cancelled_on is null or i.cancelled_on > :asOf)
    and i.amount > coalesce(n.amount, 0)
    [[and i.customer in (:customer)]]
  group by i.customer, i.issued_on, i.number
),
behaviour as (
  select
    l.customer,
    l.issued_on,
    l.amount,
    l.strange,
    case when l.issued_on > cast(:asOf as date) - interval '12' month then 1 else 0 end as recent,
    case when l.issued_on > cast(:asOf as date) - interval '6' month then 1 else 0 end as second_half,
    case when l.paid >= l.amount then l.received_on end as settled_on,
    case when l.paid >= l.amount then 0 else l.amount - l.paid end as open_amount,
    greatest(timestampdiff(day, l.due_on, case when l.paid >= l.amount then l.received_on else cast(:asOf as date) end), 0)
      as days_late
  from ledger l
),
trade as (
  select
    b.customer,
    min(b.issued_on) as first_issued,
    sum(b.recent * b.strange) as strange_12m,
    greatest(0, sum(b.recent * b.amount) - coalesce(max(k.last_12m), 0)) as purchases_12m,
    greatest(0, sum(b.second_half * b.amount) - coalesce(max(k.last_6m), 0)) as purchases_6m,
    -- 自然月；窗口两头同月的算一个月 / calendar months; the two ends of the window count once when the same month
    count(distinct case when b.recent = 1 then extract(month from b.issued_on) end) as purchase_months_12m,
    count(b.settled_on) as settled,
    sum(case when b.settled_on is not null and b.days_late = 0 then 1 else 0 end) as on_time,
    max(case when b.open_amount > 0 then b.strange else 0 end) as strange_open,
    -- 账龄：未收余额按过期天数 / ageing: what is open, by days past due
    sum(case when b.days_late = 0 then b.open_amount else 0 end) as recv_not_due,
    sum(case when b.days_late between 1 and 30 then b.open_amount else 0 end) as recv_1_30,
    sum(case when b.days_late between 31 and 60 then b.open_amount else 0 end) as recv_31_60,
    sum(case when b.days_late between 61 and 90 then b.open_amount else 0 end) as recv_61_90,
    sum(case when b.days_late between 91 and 120 then b.open_amount else 0 end) as recv_91_120,
    sum(case when b.days_late > 120 then b.open_amount else 0 end) as recv_over_120
  from behaviour b
  left join allowance k on k.customer = b.customer
  group by b.customer
)
select
  c.code as customer,
  p.name,
  p.region,
  p.industry,
  p.customer_role,

  -- 往来月数：首次往来当月至基准日当月，首尾都算 / calendar months from that of the first dealing, both ends counted
  case
    when coalesce(c.first_dealt_on, t.first_issued) is null then 0
    else extract(year from cast(:asOf as date)) * 12 + extract(month from cast(:asOf as date)) + 1
      - extract(year from coalesce(least(c.first_dealt_on, t.first_issued), c.first_dealt_on, t.first_issued)) * 12
      - extract(month from coalesce(least(c.first_dealt_on, t.first_issued), c.first_dealt_on, t.first_issued))
  end as months_trading,
  case when coalesce(t.strange_12m, 0) = 0 then coalesce(t.purchases_12m, 0) end as sales_12m,
  coalesce(t.purchase_months_12m, 0) as purchase_months_12m,
  -- 后六个月比前六个月；前六个月没有采购则算不出 / second half-year against the first; unknown when nothing was bought in the first
  case
    when t.strange_12m = 0 and t.purchases_12m > t.purchases_6m then least(1000000,
      round(cast((2 * t.purchases_6m - t.purchases_12m) * 100 as decimal(30, 10)) / (t.purchases_12m - t.purchases_6m), 6))
  end as growth_pct,
  -- 近12个月发货吨位；有一笔没有吨位就不明 / tonnes delivered in 12 months; unknown when one delivery lacks them
  (select case when count(*) = count(x.tonnes) then coalesce(sum(x.tonnes), 0) end from purchase x
   where x.customer = c.code and x.recorded_on <= :asOf and x.purchased_on <= :asOf
     and x.purchased_on > cast(:asOf as date) - interval '12' month) as annual_tonnage,

  -- 付款与账龄 / payment and ageing
  round(cast(t.on_time * 100 as decimal(30, 10)) / nullif(t.settled, 0), 6) as on_time_pct,
  case when coalesce(t.strange_open, 0) = 0 then coalesce(t.recv_not_due, 0) end as recv_not_due,
  case when coalesce(t.strange_open, 0) = 0 then coalesce(t.recv_1_30, 0) end as recv_1_30,
  case when coalesce(t.strange_open, 0) = 0 then coalesce(t.recv_31_60, 0) end as recv_31_60,
  case when coalesce(t.strange_open, 0) = 0 then coalesce(t.recv_61_90, 0) end as recv_61_90,
  case when coalesce(t.strange_open, 0) = 0 then coalesce(t.recv_91_120, 0) end as recv_91_120,
  case when coalesce(t.strange_open, 0) = 0 then coalesce(t.recv_over_120, 0) end as recv_over_120,

  -- 订单审查用 / for the check of orders
  -- 已入账收款中尚未核销、或退回的部分，加不冲某张发票的红字发票
  -- what of receipts that were booked is not allocated or fell back, and credit notes without an invoice
  (select coalesce(sum(greatest(0, r.amount - coalesce(
       (select sum(a.amount) from allocation a where a.receipt = r.number and a.allocated_on <= :asOf), 0))), 0)
   from receipt r
   where r.customer = c.code and r.currency = 'CNY' and r.booked_on <= :asOf and r.received_on <= :asOf)
    + coalesce(u.amount, 0) + coalesce(k.amount, 0) as receipts_on_account,

  -- 财务、证照与合同；长期有效记作 9999-12-31 / finances, papers, contracts; 9999-12-31 for papers without expiry
  -- 净资产，万元；期末在 24 个月以内的最近一期报表 / 10,000 yuan; the last statement whose period ended within 24 months
  case when f.currency = 'CNY' then round((f.total_assets - f.total_liabilities) / cast(10000 as decimal(9, 2)), 6) end as net_assets,
  (select max(coalesce(x.valid_until, date '9999-12-31')) from paper x
   where x.customer = c.code and x.kind = 'business_licence' and x.recorded_on <= :asOf
     and (x.withdrawn_on is null or x.withdrawn_on > :asOf)) as licence_valid_until,
  -- 有在期的即是，都已到期即否，没有登记则不明 / yes while one is in force, no when all ended, unknown without any
  (select max(case when x.signed_on <= :asOf and (x.valid_until is null or x.valid_until >= :asOf) then 1 else 0 end)
   from contract x
   where x.customer = c.code and x.kind in ('sales', 'agreement', 'strategic') and x.recorded_on <= :asOf) as contract_signed,

  -- 基准日以前最近一次评级的状态 / standing of the last decision as of an earlier day
  (select g.standing from graded g where g.customer = c.code and g.policy = 'steel' and g.as_of < :asOf
   order by g.as_of desc, g.decided_at desc, g.decision desc limit 1) as previous_standing
from known c
left join customer_profile p on p.customer = c.code and p.valid_from =
  (select max(x.valid_from) from customer_profile x where x.customer = c.code and x.valid_from <= :asOf)
left join financial_statement f on f.customer = c.code
  and f.period_end = (select max(x.period_end) from financial_statement x where x.customer = c.code
    and x.recorded_on <= :asOf and x.period_end <= :asOf and x.period_end > cast(:asOf as date) - interval '24' month)
  and f.recorded_on = (select max(x.recorded_on) from financial_statement x where x.customer = c.code
    and x.recorded_on <= :asOf and x.period_end = f.period_end)
left join allowance k on k.customer = c.code
left join refunded u on u.customer = c.code
left join trade t on t.customer = c.code

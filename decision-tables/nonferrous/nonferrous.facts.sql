-- 有色金属政策的事实：每个客户一行，列名即事实名（见同名工作簿的“事实”表），写法见 ../FACTS.md。
-- Facts of the nonferrous policy: a row for each customer, columns named after facts (sheet "Facts" of the
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
    l.disputed,
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
    count(*) as invoices,
    min(b.issued_on) as first_issued,
    sum(b.disputed) as disputed,
    sum(b.recent * b.strange) as strange_12m,
    greatest(0, sum(b.recent * b.amount) - coalesce(max(k.last_12m), 0)) as purchases_12m,
    greatest(0, sum(b.second_half * b.amount) - coalesce(max(k.last_6m), 0)) as purchases_6m,
    -- 自然月；窗口两头同月的算一个月 / calendar months; the two ends of the window count once when the same month
    count(distinct case when b.recent = 1 then extract(month from b.issued_on) end) as purchase_months_12m,
    count(b.settled_on) as settled,
    sum(case when b.settled_on is not null and b.days_late = 0 then 1 else 0 end) as on_time,
    sum(case when b.settled_on is not null then b.days_late else 0 end) as days_late,
    max(b.days_late) as max_days_late,
    sum(case when b.settled_on > cast(:asOf as date) - interval '12' month and b.days_late > 0 then 1 else 0 end)
      as late_receipts_12m,
    sum(b.open_amount) as receivables,
    max(case when b.open_amount > 0 then b.strange else 0 end) as strange_open,
    sum(case when b.days_late > 0 then b.open_amount else 0 end) as overdue_amount,
    max(case when b.days_late > 0 and b.open_amount > 0 then b.strange else 0 end) as strange_overdue,
    max(case when b.open_amount > 0 then b.days_late else 0 end) as max_overdue_days
  from behaviour b
  left join allowance k on k.customer = b.customer
  group by b.customer
)
select
  c.code as customer,
  p.name,
  p.kind as customer_kind,
  p.region,

  -- 往来月数：首次往来当月至基准日当月，首尾都算 / calendar months from that of the first dealing, both ends counted
  case
    when coalesce(c.first_dealt_on, t.first_issued) is null then 0
    else extract(year from cast(:asOf as date)) * 12 + extract(month from cast(:asOf as date)) + 1
      - extract(year from coalesce(least(c.first_dealt_on, t.first_issued), c.first_dealt_on, t.first_issued)) * 12
      - extract(month from coalesce(least(c.first_dealt_on, t.first_issued), c.first_dealt_on, t.first_issued))
  end as months_trading,
  coalesce(t.invoices, 0) as invoices,
  case when coalesce(t.strange_12m, 0) = 0 then coalesce(t.purchases_12m, 0) end as purchases_12m,
  coalesce(t.purchase_months_12m, 0) as purchase_months_12m,
  -- 有采购月份的平均，进位到分 / average over months with purchases, rounded up to the cent
  case
    when coalesce(t.strange_12m, 0) > 0 then null
    when coalesce(t.purchase_months_12m, 0) = 0 then 0
    else ceiling(cast(t.purchases_12m * 100 as decimal(30, 10)) / t.purchase_months_12m) / cast(100 as decimal(5, 2))
  end as avg_monthly_purchases,
  -- 后六个月比前六个月；前六个月没有采购则算不出 / second half-year against the first; unknown when nothing was bought in the first
  case
    when t.strange_12m = 0 and t.purchases_12m > t.purchases_6m then least(1000000,
      round(cast((2 * t.purchases_6m - t.purchases_12m) * 100 as decimal(30, 10)) / (t.purchases_12m - t.purchases_6m), 6))
  end as growth_pct,

  -- 付款 / payment
  round(cast(t.on_time * 100 as decimal(30, 10)) / nullif(t.settled, 0), 6) as on_time_pct,
  least(3650, round(cast(t.days_late as decimal(30, 10)) / nullif(t.settled, 0), 6)) as mean_days_late,
  least(3650, t.max_days_late) as max_days_late,   -- 含未收 / open invoices too
  coalesce(t.late_receipts_12m, 0) as late_receipts_12m,
  case when coalesce(t.strange_open, 0) = 0 then coalesce(t.receivables, 0) end as receivables,
  case when coalesce(t.strange_overdue, 0) = 0 then coalesce(t.overdue_amount, 0) end as overdue_amount,
  -- 已入账收款中尚未核销、或退回的部分，加不冲某张发票的红字发票
  -- what of receipts that were booked is not allocated or fell back, and credit notes without an invoice
  (select coalesce(sum(greatest(0, r.amount - coalesce(
       (select sum(a.amount) from allocation a where a.receipt = r.number and a.allocated_on <= :asOf), 0))), 0)
   from receipt r
   where r.customer = c.code and r.currency = 'CNY' and r.booked_on <= :asOf and r.received_on <= :asOf)
    + coalesce(u.amount, 0) + coalesce(k.amount, 0) as receipts_on_account,
  case
    when coalesce(t.strange_open, 0) > 0 then null
    when coalesce(t.receivables, 0) = 0 then 0
    else round(cast(t.overdue_amount * 100 as decimal(30, 10)) / t.receivables, 6)
  end as overdue_pct,
  least(3650, coalesce(t.max_overdue_days, 0)) as max_overdue_days,
  -- 有过争议的发票张数占比 / invoices that were ever disputed, by number
  round(cast(t.disputed * 100 as decimal(30, 10)) / nullif(t.invoices, 0), 6) as disputed_pct,
  -- 近12个月应履约数量中已履约的，超额不抵欠 / of what was due in 12 months; more than due makes up for nothing
  (select round(sum(least(x.performed_quantity, x.due_quantity)) * 100 / cast(nullif(sum(x.due_quantity), 0) as decimal(30, 10)), 6)
   from contract_performance x
   where x.customer = c.code and x.recorded_on <= :asOf and x.due_on <= :asOf
     and x.due_on > cast(:asOf as date) - interval '12' month) as contract_fulfilment_pct,

  -- 证照；长期有效记作 9999-12-31 / papers; 9999-12-31 for those without expiry
  (select max(coalesce(x.valid_until, date '9999-12-31')) from paper x
   where x.customer = c.code and x.kind = 'business_licence' and x.recorded_on <= :asOf
     and (x.withdrawn_on is null or x.withdrawn_on > :asOf)) as licence_valid_until,
  (select max(coalesce(x.valid_until, date '9999-12-31')) from paper x
   where x.customer = c.code and x.kind = 'safety_permit' and x.recorded_on <= :asOf
     and (x.withdrawn_on is null or x.withdrawn_on > :asOf)) as safety_permit_valid_until,
  -- 有效即是，失效即否，没有登记则不明 / yes while one is valid, no when all ended, unknown without any
  (select max(case when (x.withdrawn_on is null or x.withdrawn_on > :asOf)
                    and (x.valid_until is null or x.valid_until >= :asOf) then 1 else 0 end) from paper x
   where x.customer = c.code and x.kind = 'tax_registration' and x.recorded_on <= :asOf) as tax_registered,
  (select case when x.inspection_passed then 1 else 0 end from paper x
   where x.customer = c.code and x.kind = 'business_licence' and x.recorded_on <= :asOf
     and x.inspected_on <= :asOf and x.inspection_passed is not null
   order by x.inspected_on desc, x.number desc limit 1) as annual_inspection_passed,
  -- 购销合同：当日在期且已备案 / a sales contract in force and filed
  (select max(case when x.filed_on <= :asOf and (x.valid_until is null or x.valid_until >= :asOf) then 1 else 0 end)
   from contract x
   where x.customer = c.code and x.kind in ('sales', 'agreement', 'strategic') and x.recorded_on <= :asOf) as contract_on_file,

  -- 主体与财务：期末在 24 个月以内的最近一期报表 / the last statement whose period ended within 24 months
  p.registered_capital,
  floor((extract(year from cast(:asOf as date)) * 10000 + extract(month from cast(:asOf as date)) * 100
       + extract(day from cast(:asOf as date)) - extract(year from p.established_on) * 10000
       - extract(month from p.established_on) * 100 - extract(day from p.established_on)) / 10000) as years_established,
  least(1000, round(cast(f.total_liabilities * 100 as decimal(30, 10)) / nullif(f.total_assets, 0), 6)) as debt_ratio_pct,
  least(1000, round(cast(f.current_assets as decimal(30, 10)) / nullif(f.current_liabilities, 0), 6)) as current_ratio,
  greatest(-1000, least(100, round(cast(f.net_profit * 100 as decimal(30, 10)) / nullif(f.revenue, 0), 6))) as net_margin_pct,

  -- 风险事件：已上报、未了结 / incidents that were reported and are not settled
  case when exists (select 1 from incident x where x.customer = c.code and x.kind = 'malicious_arrears'
    and x.reported_on <= :asOf and (x.settled_on is null or x.settled_on > :asOf)) then 1 else 0 end as malicious_arrears,
  case when exists (select 1 from incident x where x.customer = c.code and x.kind in ('court_order', 'closure')
    and x.reported_on <= :asOf and (x.settled_on is null or x.settled_on > :asOf)) then 1 else 0 end as court_order,
  case when exists (select 1 from incident x where x.customer = c.code and x.kind = 'found_unqualified'
    and x.reported_on <= :asOf and (x.settled_on is null or x.settled_on > :asOf)) then 1 else 0 end as found_unqualified,

  -- 人工判断 / judged by people
  (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'capital_matches_volume'
     and x.known_on <= :asOf order by x.known_on desc limit 1) as capital_matches_volume,
  (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'goods_within_scope'
     and x.known_on <= :asOf order by x.known_on desc limit 1) as goods_within_scope
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

-- 信用档案政策的事实：每个客户一行，列名即事实名（见同名工作簿的“事实”表），写法见 ../FACTS.md。
-- Facts of the credit-file policy: a row for each customer, columns named after facts (sheet "Facts" of the
-- workbook next to this file). How to write such a file: ../FACTS.md.
--
-- 只用 :asOf 当日已知的记录。何为发票计入、已收、结清、迟付天数、近12个月，见 ../FACTS.md 的“定义”；此外 / Only what was
-- known on :asOf. When an invoice counts, paid, settled, days late, last 12 months: "Definitions" in ../FACTS.md. Besides:
--   金额为客户结算币种（没有登记即人民币）；其中有别的币种的发票，该金额不明。 Amounts are in the customer's currency,
--     yuan unless on record; with an invoice in another one among them the amount is unknown.
--   连续迟付月数：某月内有过逾期未付的发票，该月即为迟付；由基准日当月往回数。 A month is late when an invoice was
--     past due on a day of it; months late in a row are counted back from that of :asOf.
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
    sum(case when n.issued_on > cast(:asOf as date) - interval '12' month then n.amount else 0 end) as last_12m
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
    max(i.currency) as currency,
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
    l.currency,
    l.disputed,
    case when l.issued_on > cast(:asOf as date) - interval '12' month then 1 else 0 end as recent,
    case when l.paid >= l.amount then l.received_on end as settled_on,
    case when l.paid >= l.amount then 0 else l.amount - l.paid end as open_amount,
    greatest(timestampdiff(day, l.due_on, case when l.paid >= l.amount then l.received_on else cast(:asOf as date) end), 0)
      as days_late,
    -- 从基准日当月往回数，迟付自几个月前起、至几个月前止 / months before that of :asOf in which it began and ended to be late
    extract(year from cast(:asOf as date)) * 12 + extract(month from cast(:asOf as date))
      - extract(year from l.due_on + interval '1' day) * 12 - extract(month from l.due_on + interval '1' day) as late_from,
    case when l.paid >= l.amount
      then extract(year from cast(:asOf as date)) * 12 + extract(month from cast(:asOf as date))
        - extract(year from l.received_on) * 12 - extract(month from l.received_on)
      else 0
    end as late_to
  from ledger l
),
trade as (
  select
    b.customer,
    count(*) as invoices,
    min(b.issued_on) as first_issued,
    sum(b.disputed) as disputed,
    min(case when b.recent = 1 then b.currency end) as bought_currency,
    max(case when b.recent = 1 then b.currency end) as bought_currency_too,
    greatest(0, sum(b.recent * b.amount) - coalesce(max(k.last_12m), 0)) as purchases_12m,
    -- 自然月；窗口两头同月的算一个月 / calendar months; the two ends of the window count once when the same month
    count(distinct case when b.recent = 1 then extract(month from b.issued_on) end) as purchase_months_12m,
    sum(case when b.settled_on > cast(:asOf as date) - interval '12' month and b.days_late > 0 then 1 else 0 end)
      as late_receipts_12m,
    max(case when b.settled_on is null or b.settled_on > cast(:asOf as date) - interval '12' month then b.days_late end)
      as worst_days_late_12m,
    -- 几个月前的当月有无迟付 / whether a month so many months ago was late
    max(case when b.days_late > 0 and b.late_from >= 0 and b.late_to <= 0 then 1 else 0 end) as late_0,
    max(case when b.days_late > 0 and b.late_from >= 1 and b.late_to <= 1 then 1 else 0 end) as late_1,
    max(case when b.days_late > 0 and b.late_from >= 2 and b.late_to <= 2 then 1 else 0 end) as late_2,
    max(case when b.days_late > 0 and b.late_from >= 3 and b.late_to <= 3 then 1 else 0 end) as late_3,
    max(case when b.days_late > 0 and b.late_from >= 4 and b.late_to <= 4 then 1 else 0 end) as late_4,
    max(case when b.days_late > 0 and b.late_from >= 5 and b.late_to <= 5 then 1 else 0 end) as late_5,
    max(case when b.days_late > 0 and b.late_from >= 6 and b.late_to <= 6 then 1 else 0 end) as late_6,
    max(case when b.days_late > 0 and b.late_from >= 7 and b.late_to <= 7 then 1 else 0 end) as late_7,
    max(case when b.days_late > 0 and b.late_from >= 8 and b.late_to <= 8 then 1 else 0 end) as late_8,
    max(case when b.days_late > 0 and b.late_from >= 9 and b.late_to <= 9 then 1 else 0 end) as late_9,
    max(case when b.days_late > 0 and b.late_from >= 10 and b.late_to <= 10 then 1 else 0 end) as late_10,
    max(case when b.days_late > 0 and b.late_from >= 11 and b.late_to <= 11 then 1 else 0 end) as late_11,
    sum(b.open_amount) as receivables,
    min(case when b.open_amount > 0 then b.currency end) as open_currency,
    max(case when b.open_amount > 0 then b.currency end) as open_currency_too,
    sum(case when b.days_late > 0 then b.open_amount else 0 end) as overdue_amount,
    min(case when b.days_late > 0 and b.open_amount > 0 then b.currency end) as overdue_currency,
    max(case when b.days_late > 0 and b.open_amount > 0 then b.currency end) as overdue_currency_too,
    max(case when b.open_amount > 0 then b.days_late else 0 end) as max_overdue_days
  from behaviour b
  left join allowance k on k.customer = b.customer
  group by b.customer
)
select
  c.code as customer,
  p.name,
  p.region,
  p.industry,
  p.legal_representative,
  p.registered_capital,
  p.trade_currency,
  -- 不属任何集团的企业即本企业代码 / its own code for a company on its own
  coalesce(p.group_code, c.code) as group_code,

  -- 往来月数：首次往来当月至基准日当月，首尾都算 / calendar months from that of the first dealing, both ends counted
  case
    when coalesce(c.first_dealt_on, t.first_issued) is null then 0
    else extract(year from cast(:asOf as date)) * 12 + extract(month from cast(:asOf as date)) + 1
      - extract(year from coalesce(least(c.first_dealt_on, t.first_issued), c.first_dealt_on, t.first_issued)) * 12
      - extract(month from coalesce(least(c.first_dealt_on, t.first_issued), c.first_dealt_on, t.first_issued))
  end as months_trading,
  -- 有采购月份的平均，进位到分 / average over months with purchases, rounded up to the cent
  case when coalesce(t.bought_currency, p.trade_currency, 'CNY') = coalesce(p.trade_currency, 'CNY')
    and coalesce(t.bought_currency_too, p.trade_currency, 'CNY') = coalesce(p.trade_currency, 'CNY')
    and (coalesce(k.last_12m, 0) = 0 or coalesce(p.trade_currency, 'CNY') = 'CNY') then coalesce(
      ceiling(cast(t.purchases_12m * 100 as decimal(30, 10)) / nullif(t.purchase_months_12m, 0)) / cast(100 as decimal(5, 2)), 0) end as avg_monthly_purchases,

  -- 付款 / payment
  coalesce(t.late_receipts_12m, 0) as late_receipts_12m,
  least(3650, t.worst_days_late_12m) as worst_days_late_12m,   -- 含未收 / open invoices too
  -- 连续迟付月数，最多数到 12 / months late in a row, counted up to 12
  coalesce(t.late_0 * (1 + t.late_1 * (1 + t.late_2 * (1 + t.late_3 * (1 + t.late_4 * (1 + t.late_5 * (1 + t.late_6 * (1 + t.late_7 * (1 + t.late_8 * (1 + t.late_9 * (1 + t.late_10 * (1 + t.late_11))))))))))), 0)
    as late_months_running,
  least(3650, coalesce(t.max_overdue_days, 0)) as max_overdue_days,
  case when coalesce(t.open_currency, p.trade_currency, 'CNY') = coalesce(p.trade_currency, 'CNY')
    and coalesce(t.open_currency_too, p.trade_currency, 'CNY') = coalesce(p.trade_currency, 'CNY') then coalesce(t.receivables, 0) end as receivables,
  case when coalesce(t.overdue_currency, p.trade_currency, 'CNY') = coalesce(p.trade_currency, 'CNY')
    and coalesce(t.overdue_currency_too, p.trade_currency, 'CNY') = coalesce(p.trade_currency, 'CNY') then coalesce(t.overdue_amount, 0) end as overdue_amount,
  -- 有过争议的发票张数占比 / invoices that were ever disputed, by number
  round(cast(t.disputed * 100 as decimal(30, 10)) / nullif(t.invoices, 0), 6) as disputed_pct,
  -- 近12个月应履约数量中已履约的，超额不抵欠 / of what was due in 12 months; more than due makes up for nothing
  (select round(sum(least(x.performed_quantity, x.due_quantity)) * 100 / cast(nullif(sum(x.due_quantity), 0) as decimal(30, 10)), 6)
   from contract_performance x
   where x.customer = c.code and x.recorded_on <= :asOf and x.due_on <= :asOf
     and x.due_on > cast(:asOf as date) - interval '12' month) as contract_fulfilment_pct,

  -- 订单审查用 / for the check of orders
  -- 已入账收款中尚未核销、或退回的部分，加不冲某张发票的红字发票
  -- what of receipts that were booked is not allocated or fell back, and credit notes without an invoice
  (select coalesce(sum(greatest(0, r.amount - coalesce(
       (select sum(a.amount) from allocation a where a.receipt = r.number and a.allocated_on <= :asOf), 0))), 0)
   from receipt r
   where r.customer = c.code and r.currency = 'CNY' and r.booked_on <= :asOf and r.received_on <= :asOf)
    + coalesce(u.amount, 0) + coalesce(k.amount, 0) as receipts_on_account,

  -- 财务与证照：期末在 24 个月以内的最近一期报表 / the last statement whose period ended within 24 months
  least(1000, round(cast(f.total_liabilities * 100 as decimal(30, 10)) / nullif(f.total_assets, 0), 6)) as debt_ratio_pct,
  least(1000, round(cast(f.current_assets as decimal(30, 10)) / nullif(f.current_liabilities, 0), 6)) as current_ratio,
  case when f.period_end is not null then 1 end as statements_on_file,
  (select max(coalesce(x.valid_until, date '9999-12-31')) from paper x
   where x.customer = c.code and x.kind = 'business_licence' and x.recorded_on <= :asOf
     and (x.withdrawn_on is null or x.withdrawn_on > :asOf)) as licence_valid_until,
  (select x.signed_by from contract x where x.customer = c.code and x.recorded_on <= :asOf and x.signed_on <= :asOf
   order by x.signed_on desc, x.number desc limit 1) as signed_by,

  -- 上次评级：基准日以前最近一次；在原等级月数：自该等级连续有效的第一次起
  -- the last decision as of an earlier day; months since the first of those in a row with that grade
  l.grade as previous_grade,
  (select extract(year from cast(:asOf as date)) * 12 + extract(month from cast(:asOf as date))
       - extract(year from min(g.as_of)) * 12 - extract(month from min(g.as_of))
   from graded g
   where g.customer = c.code and g.policy = 'credit-file' and g.grade = l.grade and g.as_of <= l.as_of
     and g.as_of >= coalesce(
       (select max(x.as_of) from graded x
        where x.customer = c.code and x.policy = 'credit-file' and x.grade <> l.grade and x.as_of <= l.as_of), g.as_of))
    as months_in_grade,

  -- 年审 / yearly review
  (select max(x.done_on) from survey x where x.customer = c.code and x.kind = 'annual_review'
     and x.recorded_on <= :asOf and x.done_on <= :asOf) as last_review,
  (select x.outcome from survey x where x.customer = c.code and x.kind = 'annual_review'
     and x.recorded_on <= :asOf and x.done_on <= :asOf order by x.done_on desc, x.number desc limit 1) as review_result,

  -- 突发事件：已上报、未了结，几件取最重的 / incidents that were reported and are not settled; the worst of several
  case
    when exists (select 1 from incident x where x.customer = c.code and x.kind in ('closure', 'court_order')
      and x.reported_on <= :asOf and (x.settled_on is null or x.settled_on > :asOf)) then 'closure'
    when exists (select 1 from incident x where x.customer = c.code and x.kind in ('lawsuit')
      and x.reported_on <= :asOf and (x.settled_on is null or x.settled_on > :asOf)) then 'lawsuit'
    when exists (select 1 from incident x where x.customer = c.code and x.kind in ('crisis')
      and x.reported_on <= :asOf and (x.settled_on is null or x.settled_on > :asOf)) then 'crisis'
    when exists (select 1 from incident x where x.customer = c.code and x.kind in ('default')
      and x.reported_on <= :asOf and (x.settled_on is null or x.settled_on > :asOf)) then 'default'
    else 'none'
  end as incident,
  case when exists (select 1 from incident x where x.customer = c.code and x.kind in ('malicious_arrears')
    and x.reported_on <= :asOf and (x.settled_on is null or x.settled_on > :asOf)) then 1 else 0 end as malicious_arrears,

  -- 人工判断与批准 / judged and approved by people
  (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'able_to_perform'
     and x.known_on <= :asOf order by x.known_on desc limit 1) as able_to_perform,
  (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'agent_authorised'
     and x.known_on <= :asOf order by x.known_on desc limit 1) as agent_authorised,
  (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'background_verified'
     and x.known_on <= :asOf order by x.known_on desc limit 1) as background_verified,
  (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'evidence_verified'
     and x.known_on <= :asOf order by x.known_on desc limit 1) as evidence_verified,
  (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'barred_until'
     and x.known_on <= :asOf order by x.known_on desc limit 1) as barred_until,
  -- 集团额度记在哪个成员名下都算，取最近记的 / whichever member of the group it is recorded for; the latest
  coalesce(
    (select x.content from recorded_fact x join customer_profile m on m.customer = x.customer
      where m.group_code = p.group_code and m.valid_from =
        (select max(v.valid_from) from customer_profile v where v.customer = m.customer and v.valid_from <= :asOf)
      and x.fact = 'group_limit' and x.known_on <= :asOf order by x.known_on desc, x.customer limit 1),
    (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'group_limit'
      and x.known_on <= :asOf order by x.known_on desc limit 1)) as group_limit,
  (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'review_limit'
     and x.known_on <= :asOf order by x.known_on desc limit 1) as review_limit,
  (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'seasonal'
     and x.known_on <= :asOf order by x.known_on desc limit 1) as seasonal,
  (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'season_until'
     and x.known_on <= :asOf order by x.known_on desc limit 1) as season_until,
  (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'temporary_limit'
     and x.known_on <= :asOf order by x.known_on desc limit 1) as temporary_limit,
  (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'temporary_until'
     and x.known_on <= :asOf order by x.known_on desc limit 1) as temporary_until
from known c
left join customer_profile p on p.customer = c.code and p.valid_from =
  (select max(x.valid_from) from customer_profile x where x.customer = c.code and x.valid_from <= :asOf)
left join financial_statement f on f.customer = c.code
  and f.period_end = (select max(x.period_end) from financial_statement x where x.customer = c.code
    and x.recorded_on <= :asOf and x.period_end <= :asOf and x.period_end > cast(:asOf as date) - interval '24' month)
  and f.recorded_on = (select max(x.recorded_on) from financial_statement x where x.customer = c.code
    and x.recorded_on <= :asOf and x.period_end = f.period_end)
left join graded l on l.decision =
  (select g.decision from graded g where g.customer = c.code and g.policy = 'credit-file' and g.as_of < :asOf
   order by g.as_of desc, g.decided_at desc, g.decision desc limit 1)
left join allowance k on k.customer = c.code
left join refunded u on u.customer = c.code
left join trade t on t.customer = c.code

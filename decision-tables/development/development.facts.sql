-- 客户开发政策的事实：每个客户一行，列名即事实名（见同名工作簿的“事实”表），写法见 ../FACTS.md。
-- Facts of the development policy: a row for each customer, columns named after facts (sheet "Facts" of the
-- workbook next to this file). How to write such a file: ../FACTS.md.
--
-- 只用 :asOf 当日已知的记录 / only what was known on :asOf
select
  c.code as customer,
  p.name,
  p.region,
  p.industry,
  p.legal_representative,
  p.registered_capital,

  -- 认定步骤，各取最近一次 / steps of recognition, the last of each
  s1.done_by as application_by,
  s1.done_on as application_date,
  s2.done_by as first_review_by,
  s2.done_on as first_review_date,
  case s2.outcome when 'approved' then 'passed' when 'rejected' then 'failed' else s2.outcome end as first_review_outcome,
  s3.done_by as credit_assessment_by,
  s3.done_on as credit_assessment_date,
  case s3.outcome when 'approved' then 'passed' when 'rejected' then 'failed' else s3.outcome end as credit_assessment_outcome,
  s4.done_by as final_review_by,
  s4.done_on as final_review_date,
  case s4.outcome when 'approved' then 'passed' when 'rejected' then 'failed' else s4.outcome end as final_review_outcome,
  s5.done_by as agreement_by,
  s5.done_on as agreement_date,

  -- 一般调查与实地调查，各取最近一次 / the last general survey and the last site survey
  g.done_by as general_survey_by,
  g.done_on as general_survey_date,
  case g.outcome when 'approved' then 'passed' when 'rejected' then 'failed' else g.outcome end as general_survey_outcome,
  v.done_by as site_survey_by,
  v.done_on as site_survey_date,
  case v.outcome when 'approved' then 'passed' when 'rejected' then 'failed' else v.outcome end as site_survey_outcome,

  -- 调查打分，1 至 5 分，各项取最近一次 / marks from 1 to 5, the last of each
  (select m.mark from survey x join survey_mark m on m.survey = x.number and m.item = 'equipment'
   where x.customer = c.code and x.recorded_on <= :asOf and x.done_on <= :asOf
   order by x.done_on desc, x.number desc limit 1) as equipment_mark,
  (select m.mark from survey x join survey_mark m on m.survey = x.number and m.item = 'technology'
   where x.customer = c.code and x.recorded_on <= :asOf and x.done_on <= :asOf
   order by x.done_on desc, x.number desc limit 1) as technology_mark,
  (select m.mark from survey x join survey_mark m on m.survey = x.number and m.item = 'on_time'
   where x.customer = c.code and x.recorded_on <= :asOf and x.done_on <= :asOf
   order by x.done_on desc, x.number desc limit 1) as on_time_mark,
  (select m.mark from survey x join survey_mark m on m.survey = x.number and m.item = 'trade_reference'
   where x.customer = c.code and x.recorded_on <= :asOf and x.done_on <= :asOf
   order by x.done_on desc, x.number desc limit 1) as trade_reference_mark,
  (select m.mark from survey x join survey_mark m on m.survey = x.number and m.item = 'cooperation'
   where x.customer = c.code and x.recorded_on <= :asOf and x.done_on <= :asOf
   order by x.done_on desc, x.number desc limit 1) as cooperation_mark,
  (select m.mark from survey x join survey_mark m on m.survey = x.number and m.item = 'confidentiality'
   where x.customer = c.code and x.recorded_on <= :asOf and x.done_on <= :asOf
   order by x.done_on desc, x.number desc limit 1) as confidentiality_mark,
  (select m.mark from survey x join survey_mark m on m.survey = x.number and m.item = 'cost'
   where x.customer = c.code and x.recorded_on <= :asOf and x.done_on <= :asOf
   order by x.done_on desc, x.number desc limit 1) as cost_mark,

  -- 财务、证照与合同 / finances, papers, contracts
  -- 期末在 24 个月以内的最近一期报表 / the last statement whose period ended within 24 months
  least(1000, round(cast(f.total_liabilities * 100 as decimal(30, 10)) / nullif(f.total_assets, 0), 6)) as debt_ratio_pct,
  -- 长期有效记作 9999-12-31 / 9999-12-31 without expiry
  (select max(coalesce(x.valid_until, date '9999-12-31')) from paper x
   where x.customer = c.code and x.kind = 'business_licence' and x.recorded_on <= :asOf
     and (x.withdrawn_on is null or x.withdrawn_on > :asOf)) as licence_valid_until,
  (select max(case when x.signed_on <= :asOf and (x.valid_until is null or x.valid_until >= :asOf) then 1 else 0 end)
   from contract x
   where x.customer = c.code and x.kind in ('confidentiality') and x.recorded_on <= :asOf) as confidentiality_signed,

  -- 集团黑名单：登记的事件或人工登记 / on the group's blacklist: as an incident, or on record
  case
    when exists (select 1 from incident x where x.customer = c.code and x.kind in ('group_blacklist')
      and x.reported_on <= :asOf and (x.settled_on is null or x.settled_on > :asOf)) then 'yes'
    else (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'group_blacklist'
            and x.known_on <= :asOf order by x.known_on desc limit 1)
  end as group_blacklist,

  -- 人工登记 / on record
  (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'asked_limit'
     and x.known_on <= :asOf order by x.known_on desc limit 1) as asked_limit,
  (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'expected_monthly_purchases'
     and x.known_on <= :asOf order by x.known_on desc limit 1) as expected_monthly_purchases,
  (select x.content from recorded_fact x where x.customer = c.code and x.fact = 'customer_number'
     and x.known_on <= :asOf order by x.known_on desc limit 1) as customer_number
from customer c
left join customer_profile p on p.customer = c.code and p.valid_from =
  (select max(x.valid_from) from customer_profile x where x.customer = c.code and x.valid_from <= :asOf)
left join financial_statement f on f.customer = c.code
  and f.period_end = (select max(x.period_end) from financial_statement x where x.customer = c.code
    and x.recorded_on <= :asOf and x.period_end <= :asOf and x.period_end > cast(:asOf as date) - interval '24' month)
  and f.recorded_on = (select max(x.recorded_on) from financial_statement x where x.customer = c.code
    and x.recorded_on <= :asOf and x.period_end = f.period_end)
left join recognition_step s1 on s1.customer = c.code and s1.step = 'application' and s1.done_on =
  (select max(x.done_on) from recognition_step x where x.customer = c.code and x.step = 'application' and x.recorded_on <= :asOf)
left join recognition_step s2 on s2.customer = c.code and s2.step = 'first_review' and s2.done_on =
  (select max(x.done_on) from recognition_step x where x.customer = c.code and x.step = 'first_review' and x.recorded_on <= :asOf)
left join recognition_step s3 on s3.customer = c.code and s3.step in ('credit_assessment', 'credit_review') and s3.done_on =
  (select max(x.done_on) from recognition_step x
   where x.customer = c.code and x.step in ('credit_assessment', 'credit_review') and x.recorded_on <= :asOf)
left join recognition_step s4 on s4.customer = c.code and s4.step = 'final_review' and s4.done_on =
  (select max(x.done_on) from recognition_step x where x.customer = c.code and x.step = 'final_review' and x.recorded_on <= :asOf)
left join recognition_step s5 on s5.customer = c.code and s5.step = 'agreement' and s5.done_on =
  (select max(x.done_on) from recognition_step x where x.customer = c.code and x.step = 'agreement' and x.recorded_on <= :asOf)
left join survey g on g.number =
  (select x.number from survey x where x.customer = c.code and x.kind = 'general' and x.recorded_on <= :asOf and x.done_on <= :asOf
   order by x.done_on desc, x.number desc limit 1)
left join survey v on v.number =
  (select x.number from survey x where x.customer = c.code and x.kind = 'site' and x.recorded_on <= :asOf and x.done_on <= :asOf
   order by x.done_on desc, x.number desc limit 1)
where c.recorded_on <= :asOf
  [[and c.code in (:customer)]]

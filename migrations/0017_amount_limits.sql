-- Amounts beyond what is read since: they are cut to the limit, and all sums are made anew, since sums beyond 64 bits
-- were kept as inexact numbers.
UPDATE leads SET value_minor = 10000000000000 WHERE value_minor > 10000000000000;
UPDATE leads SET won_minor = 10000000000000 WHERE won_minor > 10000000000000;
UPDATE leads SET won_base = 10000000000000 WHERE won_base > 10000000000000;
UPDATE badges SET threshold = 10000000000000 WHERE threshold > 10000000000000;
UPDATE challenges SET target = 10000000000000 WHERE target > 10000000000000;
UPDATE dashboard_goals SET minor = 10000000000000 WHERE minor > 10000000000000;

DELETE FROM lead_sums;
INSERT INTO lead_sums (firm_id, stage, owner, currency, leads, minor)
SELECT firm_id, stage, COALESCE(user_id, ''), COALESCE(won_currency, value_currency, ''), count(*),
    CAST(SUM(COALESCE(won_minor, value_minor, 0)) AS BIGINT)
FROM leads WHERE archived_at IS NULL GROUP BY 1, 2, 3, 4;

UPDATE partners SET revenue = (
    SELECT CAST(COALESCE(SUM(l.won_base), 0) AS BIGINT) FROM leads l
    WHERE l.firm_id = partners.id AND l.merged_into IS NULL
);
UPDATE partner_months SET revenue = (
    SELECT CAST(COALESCE(SUM(l.won_base), 0) AS BIGINT) FROM leads l
    WHERE l.firm_id = partner_months.firm_id AND l.closed_on >= partner_months.month
        AND l.closed_on <= substr(partner_months.month, 1, 8) || '31' AND l.won_minor IS NOT NULL
        AND l.review <> 'rejected' AND l.archived_at IS NULL AND l.merged_into IS NULL
);
UPDATE partner_months SET season = (
    SELECT CAST(SUM(p.revenue) AS BIGINT) FROM partner_months p
    WHERE p.firm_id = partner_months.firm_id AND p.month <= partner_months.month
        AND CAST(substr(p.month, 1, 4) AS BIGINT) * 12 + CAST(substr(p.month, 6, 2) AS BIGINT) + 2
            >= CAST(substr(partner_months.month, 1, 4) AS BIGINT) * 12
                + CAST(substr(partner_months.month, 6, 2) AS BIGINT)
);
UPDATE programme_months SET revenue = (
    SELECT CAST(COALESCE(SUM(p.revenue), 0) AS BIGINT) FROM partner_months p WHERE p.month = programme_months.month
);

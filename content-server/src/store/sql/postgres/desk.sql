-- openDrawer
insert into "drawers" ("id", "community_id", "float_minor", "state", "opened_by", "opened_at", "closed_by", "closed_at", "counted_minor", "expected_minor") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing

-- holdDrawerOf
update "drawers" set "state" = "state" where "opened_by" = $1 and "state" = $2 returning *

-- findDrawer
select * from "drawers" where "id" = $1

-- listDrawers
select * from "drawers" order by "opened_at" desc, "id" limit $1
select * from "drawers" where "community_id" in ($1, $2) order by "opened_at" desc, "id" limit $3

-- closeDrawer
update "drawers" set "state" = $1, "closed_by" = $2, "closed_at" = $3, "counted_minor" = $4 where "id" = $5 and "state" = $6

-- setExpected
update "drawers" set "expected_minor" = $1 where "id" = $2

-- setTerms
insert into "credit_terms" ("account", "limit_minor", "granted_by", "granted_at", "advertiser") values ($1, $2, $3, $4, $5) on conflict ("account") do update set "limit_minor" = $6, "granted_by" = $7, "granted_at" = $8, "advertiser" = $9

-- holdTerms
update "credit_terms" set "account" = "account" where "account" = $1 returning *

-- listTerms
select * from "credit_terms" order by "account"

-- takeCopy
select "copy" from "receipts" where "intent_id" = $1 and "key" = $2
select coalesce(max(copy), 0) as "last" from "receipts" where "intent_id" = $1
insert into "receipts" ("intent_id", "copy", "key", "state", "created_at") values ($1, $2, $3, $4, $5)

-- setPrinted
update "receipts" set "state" = $1 where "intent_id" = $2 and "key" = $3 and "state" <> $4

-- copies
select "copy", "state" from "receipts" where "intent_id" = $1 order by "copy"

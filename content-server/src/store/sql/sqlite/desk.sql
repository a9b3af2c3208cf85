-- openDrawer
insert into "drawers" ("id", "community_id", "float_minor", "state", "opened_by", "opened_at", "closed_by", "closed_at", "counted_minor", "expected_minor") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing

-- holdDrawerOf
update "drawers" set "state" = "state" where "opened_by" = ? and "state" = ? returning *

-- findDrawer
select * from "drawers" where "id" = ?

-- listDrawers
select * from "drawers" order by "opened_at" desc, "id" limit ?
select * from "drawers" where "community_id" in (?, ?) order by "opened_at" desc, "id" limit ?

-- closeDrawer
update "drawers" set "state" = ?, "closed_by" = ?, "closed_at" = ?, "counted_minor" = ? where "id" = ? and "state" = ?

-- setExpected
update "drawers" set "expected_minor" = ? where "id" = ?

-- setTerms
insert into "credit_terms" ("account", "limit_minor", "granted_by", "granted_at", "advertiser") values (?, ?, ?, ?, ?) on conflict ("account") do update set "limit_minor" = ?, "granted_by" = ?, "granted_at" = ?, "advertiser" = ?

-- holdTerms
update "credit_terms" set "account" = "account" where "account" = ? returning *

-- listTerms
select * from "credit_terms" order by "account"

-- takeCopy
select "copy" from "receipts" where "intent_id" = ? and "key" = ?
select coalesce(max(copy), 0) as "last" from "receipts" where "intent_id" = ?
insert into "receipts" ("intent_id", "copy", "key", "state", "created_at") values (?, ?, ?, ?, ?)

-- setPrinted
update "receipts" set "state" = ? where "intent_id" = ? and "key" = ? and "state" <> ?

-- copies
select "copy", "state" from "receipts" where "intent_id" = ? order by "copy"

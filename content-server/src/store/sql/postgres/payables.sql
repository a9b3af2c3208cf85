-- bills
select "bills"."id", "bills"."kind", "bills"."biller" as "billerName", "bills"."period", "bills"."amount_minor" as "amount", "bills"."state", "bills"."household_id" as "householdId", "households"."community_id" as "communityId" from "bills" inner join "households" on "households"."id" = "bills"."household_id" where "bills"."id" in ($1, $2) order by "bills"."due_on", "bills"."id"

-- orderPaid
select "paid_online" from "orders" where "id" = $1

-- hold
update "orders" set "state" = "state" where "id" = $1 returning "state"
update "bills" set "state" = "state" where "id" = $1 returning "state"
update "campaigns" set "state" = "state" where "id" = $1 returning "state"

-- setBill
update "bills" set "state" = $1 where "id" = $2 and "state" = $3

-- setOrderPaid
update "orders" set "paid_online" = $1 where "id" = $2

-- bills
select "bills"."id", "bills"."kind", "bills"."biller" as "billerName", "bills"."period", "bills"."amount_minor" as "amount", "bills"."state", "bills"."household_id" as "householdId", "households"."community_id" as "communityId" from "bills" inner join "households" on "households"."id" = "bills"."household_id" where "bills"."id" in (?, ?) order by "bills"."due_on", "bills"."id"

-- orderPaid
select "paid_online" from "orders" where "id" = ?

-- hold
update "orders" set "state" = "state" where "id" = ? returning "state"
update "bills" set "state" = "state" where "id" = ? returning "state"
update "campaigns" set "state" = "state" where "id" = ? returning "state"

-- setBill
update "bills" set "state" = ? where "id" = ? and "state" = ?

-- setOrderPaid
update "orders" set "paid_online" = ? where "id" = ?

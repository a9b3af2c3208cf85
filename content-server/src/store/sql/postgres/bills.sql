-- addHousehold
insert into "households" ("id", "community_id", "room", "room_key", "owner_masked", "phone_last4") values ($1, $2, $3, $4, $5, $6) on conflict ("id") do nothing

-- addBill
insert into "bills" ("id", "household_id", "kind", "biller", "period", "amount_minor", "due_on", "state", "lines") values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict ("id") do nothing

-- findHome
select * from "households" where "community_id" = $1 and "room_key" = $2

-- billsOf
select * from "bills" where "household_id" = $1 order by "due_on" desc, "id"

-- addHousehold
insert into "households" ("id", "community_id", "room", "room_key", "owner_masked", "phone_last4") values (?, ?, ?, ?, ?, ?) on conflict ("id") do nothing

-- addBill
insert into "bills" ("id", "household_id", "kind", "biller", "period", "amount_minor", "due_on", "state", "lines") values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict ("id") do nothing

-- findHome
select * from "households" where "community_id" = ? and "room_key" = ?

-- billsOf
select * from "bills" where "household_id" = ? order by "due_on" desc, "id"

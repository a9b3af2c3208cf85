-- open
delete from "pairings" where "public_key" = ? and "device_id" is null
insert into "pairings" ("code_hash", "public_key", "role", "label", "address", "created_at", "expires_at", "device_id") values (?, ?, ?, ?, ?, ?, ?, ?)

-- findByCode
select * from "pairings" where "code_hash" = ?

-- latestOf
select * from "pairings" where "public_key" = ? order by "created_at" desc

-- use
update "pairings" set "device_id" = ? where "code_hash" = ? and "device_id" is null and "expires_at" > ?

-- forgetBefore
delete from "pairings" where "expires_at" < ?

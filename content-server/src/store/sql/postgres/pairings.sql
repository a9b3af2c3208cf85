-- open
delete from "pairings" where "public_key" = $1 and "device_id" is null
insert into "pairings" ("code_hash", "public_key", "role", "label", "address", "created_at", "expires_at", "device_id") values ($1, $2, $3, $4, $5, $6, $7, $8)

-- findByCode
select * from "pairings" where "code_hash" = $1

-- latestOf
select * from "pairings" where "public_key" = $1 order by "created_at" desc

-- use
update "pairings" set "device_id" = $1 where "code_hash" = $2 and "device_id" is null and "expires_at" > $3

-- forgetBefore
delete from "pairings" where "expires_at" < $1

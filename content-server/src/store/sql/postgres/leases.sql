-- take
insert into "leases" ("job", "holder", "until_ms") values ($1, $2, $3) on conflict ("job") do nothing
update "leases" set "holder" = $1, "until_ms" = $2 where "job" = $3 and "until_ms" <= $4

-- giveBack
update "leases" set "until_ms" = $1 where "job" = $2 and "holder" = $3

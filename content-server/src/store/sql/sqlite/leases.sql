-- take
insert into "leases" ("job", "holder", "until_ms") values (?, ?, ?) on conflict ("job") do nothing
update "leases" set "holder" = ?, "until_ms" = ? where "job" = ? and "until_ms" <= ?

-- giveBack
update "leases" set "until_ms" = ? where "job" = ? and "holder" = ?

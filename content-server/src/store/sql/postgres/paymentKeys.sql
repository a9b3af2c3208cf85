-- claim
insert into "payment_keys" ("owner", "key", "asked_hash", "status", "answer", "created_at") values ($1, $2, $3, $4, $5, $6) on conflict ("owner", "key") do nothing

-- find
select * from "payment_keys" where "owner" = $1 and "key" = $2

-- answer
update "payment_keys" set "status" = $1, "answer" = $2 where "owner" = $3 and "key" = $4

-- forgetBefore
delete from "payment_keys" where "created_at" < $1

-- claim
insert into "payment_keys" ("owner", "key", "asked_hash", "status", "answer", "created_at") values (?, ?, ?, ?, ?, ?) on conflict ("owner", "key") do nothing

-- find
select * from "payment_keys" where "owner" = ? and "key" = ?

-- answer
update "payment_keys" set "status" = ?, "answer" = ? where "owner" = ? and "key" = ?

-- forgetBefore
delete from "payment_keys" where "created_at" < ?

-- open
insert into "sessions" ("token_hash", "person_id", "created_at", "used_at", "expires_at") values (?, ?, ?, ?, ?)

-- find
select * from "sessions" where "token_hash" = ? and "expires_at" > ? and "used_at" > ?

-- touch
update "sessions" set "used_at" = ? where "token_hash" = ?

-- close
delete from "sessions" where "token_hash" = ?

-- forgetExpired
delete from "sessions" where "expires_at" <= ?

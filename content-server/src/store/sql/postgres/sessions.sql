-- open
insert into "sessions" ("token_hash", "person_id", "created_at", "used_at", "expires_at") values ($1, $2, $3, $4, $5)

-- find
select * from "sessions" where "token_hash" = $1 and "expires_at" > $2 and "used_at" > $3

-- touch
update "sessions" set "used_at" = $1 where "token_hash" = $2

-- close
delete from "sessions" where "token_hash" = $1

-- forgetExpired
delete from "sessions" where "expires_at" <= $1

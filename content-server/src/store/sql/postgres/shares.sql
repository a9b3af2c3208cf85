-- add
insert into "shares" ("id", "attempt_id", "out_split_no", "receiver", "amount_minor", "state", "why", "polls", "next_poll_at", "created_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)

-- ofAttempt
select * from "shares" where "attempt_id" = $1

-- due
select * from "shares" where "next_poll_at" is not null and "next_poll_at" <= $1 order by "next_poll_at" limit $2

-- lease
update "shares" set "next_poll_at" = $1 where "id" = $2 and "next_poll_at" = $3

-- move
update "shares" set "state" = $1, "next_poll_at" = $2, "polls" = $3, "why" = $4 where "id" = $5 and "state" in ($6)

-- add
insert into "shares" ("id", "attempt_id", "out_split_no", "receiver", "amount_minor", "state", "why", "polls", "next_poll_at", "created_at") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- ofAttempt
select * from "shares" where "attempt_id" = ?

-- due
select * from "shares" where "next_poll_at" is not null and "next_poll_at" <= ? order by "next_poll_at" limit ?

-- lease
update "shares" set "next_poll_at" = ? where "id" = ? and "next_poll_at" = ?

-- move
update "shares" set "state" = ?, "next_poll_at" = ?, "polls" = ?, "why" = ? where "id" = ? and "state" in (?)

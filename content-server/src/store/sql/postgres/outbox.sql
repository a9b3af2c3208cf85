-- add
insert into "outbox" ("id", "kind", "thing", "details", "created_at", "due_at", "tries", "done_at") values ($1, $2, $3, $4, $5, $6, $7, $8)

-- due
select * from "outbox" where "done_at" is null and "due_at" <= $1 order by "due_at", "id" limit $2

-- lease
update "outbox" set "due_at" = $1, "tries" = tries + 1 where "id" = $2 and "due_at" = $3 and "done_at" is null

-- done
update "outbox" set "done_at" = $1 where "id" = $2

-- about
select * from "outbox" where "thing" = $1 order by "created_at", "id"

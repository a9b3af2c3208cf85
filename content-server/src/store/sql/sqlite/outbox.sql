-- add
insert into "outbox" ("id", "kind", "thing", "details", "created_at", "due_at", "tries", "done_at") values (?, ?, ?, ?, ?, ?, ?, ?)

-- due
select * from "outbox" where "done_at" is null and "due_at" <= ? order by "due_at", "id" limit ?

-- lease
update "outbox" set "due_at" = ?, "tries" = tries + 1 where "id" = ? and "due_at" = ? and "done_at" is null

-- done
update "outbox" set "done_at" = ? where "id" = ?

-- about
select * from "outbox" where "thing" = ? order by "created_at", "id"

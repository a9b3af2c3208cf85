-- add
insert into "plans" ("screen_id", "number", "revision", "content_hash", "in_force_from", "issued_at", "letter") values (?, ?, ?, ?, ?, ?, ?)

-- latest
select * from "plans" where "screen_id" = ? order by "number" desc limit ?

-- latestRevision
select "revision" from "plans" where "screen_id" = ? order by "number" desc limit ?

-- inForceAt
select * from "plans" where "screen_id" = ? and "in_force_from" <= ? order by "number" desc limit ?

-- inForceDuring
select * from "plans" where "screen_id" = ? and "in_force_from" <= ? order by "number" desc limit ?
select * from "plans" where "screen_id" = ? and "in_force_from" > ? and "in_force_from" < ? order by "number" limit ?

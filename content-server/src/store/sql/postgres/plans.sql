-- add
insert into "plans" ("screen_id", "number", "revision", "content_hash", "in_force_from", "issued_at", "letter") values ($1, $2, $3, $4, $5, $6, $7)

-- latest
select * from "plans" where "screen_id" = $1 order by "number" desc limit $2

-- latestRevision
select "revision" from "plans" where "screen_id" = $1 order by "number" desc limit $2

-- inForceAt
select * from "plans" where "screen_id" = $1 and "in_force_from" <= $2 order by "number" desc limit $3

-- inForceDuring
select * from "plans" where "screen_id" = $1 and "in_force_from" <= $2 order by "number" desc limit $3
select * from "plans" where "screen_id" = $1 and "in_force_from" > $2 and "in_force_from" < $3 order by "number" limit $4

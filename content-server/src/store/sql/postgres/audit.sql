-- add
insert into "audit" ("id", "at", "actor", "verb", "thing", "details") values ($1, $2, $3, $4, $5, $6)

-- latest
select * from "audit" order by "at" desc, "id" desc limit $1
select * from "audit" where "at" < $1 order by "at" desc, "id" desc limit $2

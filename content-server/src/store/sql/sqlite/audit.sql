-- add
insert into "audit" ("id", "at", "actor", "verb", "thing", "details") values (?, ?, ?, ?, ?, ?)

-- latest
select * from "audit" order by "at" desc, "id" desc limit ?
select * from "audit" where "at" < ? order by "at" desc, "id" desc limit ?

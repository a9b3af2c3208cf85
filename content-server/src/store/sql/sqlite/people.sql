-- isNobodyThere
select "id" from "people" limit ?

-- add
insert into "people" ("id", "login", "name", "password_hash", "created_at") values (?, ?, ?, ?, ?)
insert into "grants" ("person_id", "role", "community_id") values (?, ?, ?)

-- find
select * from "people" where "id" = ?
select * from "grants" where "person_id" = ?

-- findByLogin
select * from "people" where "login" = ?
select * from "grants" where "person_id" = ?

-- addCommunity
insert into "communities" ("id", "name", "zone") values (?, ?, ?)

-- communities
select * from "communities" order by "id"
select * from "communities" where "id" in (?, ?) order by "id"

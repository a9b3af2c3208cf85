-- isNobodyThere
select "id" from "people" limit $1

-- add
insert into "people" ("id", "login", "name", "password_hash", "created_at") values ($1, $2, $3, $4, $5)
insert into "grants" ("person_id", "role", "community_id") values ($1, $2, $3)

-- find
select * from "people" where "id" = $1
select * from "grants" where "person_id" = $1

-- findByLogin
select * from "people" where "login" = $1
select * from "grants" where "person_id" = $1

-- addCommunity
insert into "communities" ("id", "name", "zone") values ($1, $2, $3)

-- communities
select * from "communities" order by "id"
select * from "communities" where "id" in ($1, $2) order by "id"

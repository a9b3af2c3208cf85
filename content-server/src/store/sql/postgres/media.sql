-- add
insert into "media" ("sha256", "type", "bytes", "width", "height", "name", "duration_ms", "added_at", "added_by") values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict ("sha256") do nothing

-- allow
insert into "media_communities" ("sha256", "community_id") values ($1, $2) on conflict ("sha256", "community_id") do nothing

-- find
select * from "media" where "sha256" = $1
select * from "media" where "sha256" = $1 and exists (select "media_communities"."sha256" from "media_communities" where "media_communities"."sha256" = "media"."sha256" and "community_id" in ($2, $3))

-- describe
select * from "media" where "sha256" in ($1)

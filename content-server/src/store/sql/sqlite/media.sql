-- add
insert into "media" ("sha256", "type", "bytes", "width", "height", "name", "duration_ms", "added_at", "added_by") values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict ("sha256") do nothing

-- allow
insert into "media_communities" ("sha256", "community_id") values (?, ?) on conflict ("sha256", "community_id") do nothing

-- find
select * from "media" where "sha256" = ?
select * from "media" where "sha256" = ? and exists (select "media_communities"."sha256" from "media_communities" where "media_communities"."sha256" = "media"."sha256" and "community_id" in (?, ?))

-- describe
select * from "media" where "sha256" in (?)

-- add
insert into "notices" ("heading", "body", "source", "picture", "priority", "duration_ms", "valid_from", "valid_until", "id", "community_id", "state", "revision", "created_at", "created_by", "published_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict ("id") do nothing
delete from "notice_screens" where "notice_id" = $1
insert into "notice_screens" ("notice_id", "screen_id") values ($1, $2)

-- find
select * from "notices" where "id" = $1
select * from "notice_screens" where "notice_id" in ($1)
select * from "notices" where "id" = $1 and "community_id" in ($2, $3)

-- list
select * from "notices" order by "created_at" desc, "id" desc limit $1
select * from "notice_screens" where "notice_id" in ($1)
select * from "notices" where "community_id" in ($1, $2) and "state" = $3 and "created_at" < $4 order by "created_at" desc, "id" desc limit $5

-- change
update "notices" set "heading" = $1, "body" = $2, "source" = $3, "picture" = $4, "priority" = $5, "duration_ms" = $6, "valid_from" = $7, "valid_until" = $8, "revision" = $9 where "id" = $10 and "revision" = $11
delete from "notice_screens" where "notice_id" = $1
insert into "notice_screens" ("notice_id", "screen_id") values ($1, $2)

-- publish
update "notices" set "state" = $1, "published_at" = $2, "revision" = $3 where "id" = $4 and "revision" = $5 and "state" = $6

-- onScreen
select "notices".* from "notices" inner join "notice_screens" on "notice_screens"."notice_id" = "notices"."id" where "notice_screens"."screen_id" = $1 and "state" = $2 and "valid_from" < $3 and "valid_until" > $4 order by "notices"."id"
select * from "notice_screens" where "notice_id" in ($1)

-- live
select * from "notices" where "community_id" = $1 and "state" = $2 and "valid_from" <= $3 and "valid_until" > $4 order by "published_at" desc, "id"
select * from "notice_screens" where "notice_id" in ($1)

-- withdraw
update "notices" set "state" = $1, "revision" = $2 where "id" = $3 and "revision" = $4 and "state" != $5

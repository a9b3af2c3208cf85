-- add
insert into "notices" ("heading", "body", "source", "picture", "priority", "duration_ms", "valid_from", "valid_until", "id", "community_id", "state", "revision", "created_at", "created_by", "published_at") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict ("id") do nothing
delete from "notice_screens" where "notice_id" = ?
insert into "notice_screens" ("notice_id", "screen_id") values (?, ?)

-- find
select * from "notices" where "id" = ?
select * from "notice_screens" where "notice_id" in (?)
select * from "notices" where "id" = ? and "community_id" in (?, ?)

-- list
select * from "notices" order by "created_at" desc, "id" desc limit ?
select * from "notice_screens" where "notice_id" in (?)
select * from "notices" where "community_id" in (?, ?) and "state" = ? and "created_at" < ? order by "created_at" desc, "id" desc limit ?

-- change
update "notices" set "heading" = ?, "body" = ?, "source" = ?, "picture" = ?, "priority" = ?, "duration_ms" = ?, "valid_from" = ?, "valid_until" = ?, "revision" = ? where "id" = ? and "revision" = ?
delete from "notice_screens" where "notice_id" = ?
insert into "notice_screens" ("notice_id", "screen_id") values (?, ?)

-- publish
update "notices" set "state" = ?, "published_at" = ?, "revision" = ? where "id" = ? and "revision" = ? and "state" = ?

-- onScreen
select "notices".* from "notices" inner join "notice_screens" on "notice_screens"."notice_id" = "notices"."id" where "notice_screens"."screen_id" = ? and "state" = ? and "valid_from" < ? and "valid_until" > ? order by "notices"."id"
select * from "notice_screens" where "notice_id" in (?)

-- live
select * from "notices" where "community_id" = ? and "state" = ? and "valid_from" <= ? and "valid_until" > ? order by "published_at" desc, "id"
select * from "notice_screens" where "notice_id" in (?)

-- withdraw
update "notices" set "state" = ?, "revision" = ? where "id" = ? and "revision" = ? and "state" != ?

-- add
insert into "plays" ("device_id", "number", "screen_id", "plan_revision", "item_id", "creative_id", "kind", "sha256", "at", "duration_ms", "ending", "chain", "received_at") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing

-- lastOf
select "number", "chain" from "plays" where "device_id" = ? order by "number" desc limit ?

-- list
select "plays"."screen_id" as "screenId", "plays"."number", "plays"."item_id" as "itemId", "plays"."kind", "plays"."at", "plays"."duration_ms" as "durationMs", "plays"."ending", "notices"."heading", "campaigns"."name" from "plays" inner join "screens" on "screens"."id" = "plays"."screen_id" left join "notices" on plays.item_id = 'notice.' || notices.id left join "campaigns" on plays.item_id = 'campaign.' || campaigns.id order by "plays"."at" desc limit ?
select "plays"."screen_id" as "screenId", "plays"."number", "plays"."item_id" as "itemId", "plays"."kind", "plays"."at", "plays"."duration_ms" as "durationMs", "plays"."ending", "notices"."heading", "campaigns"."name" from "plays" inner join "screens" on "screens"."id" = "plays"."screen_id" left join "notices" on plays.item_id = 'notice.' || notices.id left join "campaigns" on plays.item_id = 'campaign.' || campaigns.id where "screens"."community_id" in (?, ?) and "plays"."screen_id" = ? and "plays"."item_id" = ? and "plays"."at" < ? order by "plays"."at" desc limit ?

-- count
select count(*) as "count" from "plays" inner join "screens" on "screens"."id" = "plays"."screen_id"

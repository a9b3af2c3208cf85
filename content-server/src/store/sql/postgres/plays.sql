-- add
insert into "plays" ("device_id", "number", "screen_id", "plan_revision", "item_id", "creative_id", "kind", "sha256", "at", "duration_ms", "ending", "chain", "received_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing

-- lastOf
select "number", "chain" from "plays" where "device_id" = $1 order by "number" desc limit $2

-- list
select "plays"."screen_id" as "screenId", "plays"."number", "plays"."item_id" as "itemId", "plays"."kind", "plays"."at", "plays"."duration_ms" as "durationMs", "plays"."ending", "notices"."heading", "campaigns"."name" from "plays" inner join "screens" on "screens"."id" = "plays"."screen_id" left join "notices" on plays.item_id = 'notice.' || notices.id left join "campaigns" on plays.item_id = 'campaign.' || campaigns.id order by "plays"."at" desc limit $1
select "plays"."screen_id" as "screenId", "plays"."number", "plays"."item_id" as "itemId", "plays"."kind", "plays"."at", "plays"."duration_ms" as "durationMs", "plays"."ending", "notices"."heading", "campaigns"."name" from "plays" inner join "screens" on "screens"."id" = "plays"."screen_id" left join "notices" on plays.item_id = 'notice.' || notices.id left join "campaigns" on plays.item_id = 'campaign.' || campaigns.id where "screens"."community_id" in ($1, $2) and "plays"."screen_id" = $3 and "plays"."item_id" = $4 and "plays"."at" < $5 order by "plays"."at" desc limit $6

-- count
select count(*) as "count" from "plays" inner join "screens" on "screens"."id" = "plays"."screen_id"

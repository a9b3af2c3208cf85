-- add
insert into "campaigns" ("id", "kind", "brand", "category", "state", "created_at", "flight_from", "flight_until", "name", "advertiser", "share_permille", "creatives") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
insert into "campaign_screens" ("campaign_id", "screen_id") values ($1, $2)

-- find
select * from "campaigns" where "id" = $1
select * from "campaign_screens" where "campaign_id" in ($1)

-- list
select * from "campaigns" order by "created_at" desc, "id"
select * from "campaign_screens" where "campaign_id" in ($1)
select * from "campaigns" where "id" in (select "campaign_id" from "campaign_screens" where "screen_id" in (select "screens"."id" from "screens" where "screens"."community_id" in ($1, $2))) order by "created_at" desc, "id"
select * from "campaign_screens" where "campaign_id" in ($1) and "screen_id" in (select "screens"."id" from "screens" where "screens"."community_id" in ($2, $3))

-- onScreen
select "campaigns".* from "campaigns" inner join "campaign_screens" on "campaign_screens"."campaign_id" = "campaigns"."id" where "campaign_screens"."screen_id" = $1 and "state" = $2 and "flight_from" < $3 and "flight_until" > $4 order by "campaigns"."id"
select * from "campaign_screens" where "campaign_id" in ($1)

-- flights
select "screen_id" as "screenId", "flight_from" as "from", "flight_until" as "until", "share_permille" as "sharePermille" from "campaigns" inner join "campaign_screens" on "campaign_screens"."campaign_id" = "campaigns"."id" where "campaign_screens"."screen_id" in ($1) and "kind" = $2 and "state" = $3 and "flight_from" < $4 and "flight_until" > $5

-- end
update "campaigns" set "state" = $1 where "id" = $2 and "state" = $3

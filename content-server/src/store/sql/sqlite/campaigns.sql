-- add
insert into "campaigns" ("id", "kind", "brand", "category", "state", "created_at", "flight_from", "flight_until", "name", "advertiser", "share_permille", "creatives") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "campaign_screens" ("campaign_id", "screen_id") values (?, ?)

-- find
select * from "campaigns" where "id" = ?
select * from "campaign_screens" where "campaign_id" in (?)

-- list
select * from "campaigns" order by "created_at" desc, "id"
select * from "campaign_screens" where "campaign_id" in (?)
select * from "campaigns" where "id" in (select "campaign_id" from "campaign_screens" where "screen_id" in (select "screens"."id" from "screens" where "screens"."community_id" in (?, ?))) order by "created_at" desc, "id"
select * from "campaign_screens" where "campaign_id" in (?) and "screen_id" in (select "screens"."id" from "screens" where "screens"."community_id" in (?, ?))

-- onScreen
select "campaigns".* from "campaigns" inner join "campaign_screens" on "campaign_screens"."campaign_id" = "campaigns"."id" where "campaign_screens"."screen_id" = ? and "state" = ? and "flight_from" < ? and "flight_until" > ? order by "campaigns"."id"
select * from "campaign_screens" where "campaign_id" in (?)

-- flights
select "screen_id" as "screenId", "flight_from" as "from", "flight_until" as "until", "share_permille" as "sharePermille" from "campaigns" inner join "campaign_screens" on "campaign_screens"."campaign_id" = "campaigns"."id" where "campaign_screens"."screen_id" in (?) and "kind" = ? and "state" = ? and "flight_from" < ? and "flight_until" > ?

-- end
update "campaigns" set "state" = ? where "id" = ? and "state" = ?

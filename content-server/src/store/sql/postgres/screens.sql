-- add
insert into "screens" ("id", "role", "place", "building", "width", "height", "community_id", "name", "hours", "health", "plan_due") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)

-- find
select "screens".*, (select count(*) as "count" from "devices" where "devices"."screen_id" = "screens"."id" and "devices"."revoked_at" is null) as "devices" from "screens" where "screens"."id" = $1
select "screens".*, (select count(*) as "count" from "devices" where "devices"."screen_id" = "screens"."id" and "devices"."revoked_at" is null) as "devices" from "screens" where "screens"."id" = $1 and "screens"."community_id" in ($2, $3)

-- list
select "screens".*, (select count(*) as "count" from "devices" where "devices"."screen_id" = "screens"."id" and "devices"."revoked_at" is null) as "devices" from "screens" order by "screens"."community_id", "screens"."id"
select "screens".*, (select count(*) as "count" from "devices" where "devices"."screen_id" = "screens"."id" and "devices"."revoked_at" is null) as "devices" from "screens" where "screens"."community_id" in ($1, $2) order by "screens"."community_id", "screens"."id"

-- listByIds
select "screens".*, (select count(*) as "count" from "devices" where "devices"."screen_id" = "screens"."id" and "devices"."revoked_at" is null) as "devices" from "screens" where "screens"."id" in ($1, $2)

-- markPlanDue
update "screens" set "plan_due" = $1 where "id" in ($2)

-- dueForPlan
select "id" from "screens" where "plan_due" = $1 order by "id" limit $2

-- clearPlanDue
update "screens" set "plan_due" = $1 where "id" = $2 and "plan_due" = $3

-- saveHealth
update "screens" set "health" = $1 where "id" = $2

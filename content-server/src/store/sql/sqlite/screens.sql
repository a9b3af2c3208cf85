-- add
insert into "screens" ("id", "role", "place", "building", "width", "height", "community_id", "name", "hours", "health", "plan_due") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- find
select "screens".*, (select count(*) as "count" from "devices" where "devices"."screen_id" = "screens"."id" and "devices"."revoked_at" is null) as "devices" from "screens" where "screens"."id" = ?
select "screens".*, (select count(*) as "count" from "devices" where "devices"."screen_id" = "screens"."id" and "devices"."revoked_at" is null) as "devices" from "screens" where "screens"."id" = ? and "screens"."community_id" in (?, ?)

-- list
select "screens".*, (select count(*) as "count" from "devices" where "devices"."screen_id" = "screens"."id" and "devices"."revoked_at" is null) as "devices" from "screens" order by "screens"."community_id", "screens"."id"
select "screens".*, (select count(*) as "count" from "devices" where "devices"."screen_id" = "screens"."id" and "devices"."revoked_at" is null) as "devices" from "screens" where "screens"."community_id" in (?, ?) order by "screens"."community_id", "screens"."id"

-- listByIds
select "screens".*, (select count(*) as "count" from "devices" where "devices"."screen_id" = "screens"."id" and "devices"."revoked_at" is null) as "devices" from "screens" where "screens"."id" in (?, ?)

-- markPlanDue
update "screens" set "plan_due" = ? where "id" in (?)

-- dueForPlan
select "id" from "screens" where "plan_due" = ? order by "id" limit ?

-- clearPlanDue
update "screens" set "plan_due" = ? where "id" = ? and "plan_due" = ?

-- saveHealth
update "screens" set "health" = ? where "id" = ?

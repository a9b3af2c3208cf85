-- enrol
insert into "devices" ("id", "public_key", "screen_id", "role", "enrolled_at", "revoked_at") values ($1, $2, $3, $4, $5, $6) on conflict ("public_key") do update set "screen_id" = $7, "role" = $8, "enrolled_at" = $9, "revoked_at" = $10 returning "id"

-- find
select "devices"."id", "devices"."role", "devices"."screen_id", "devices"."revoked_at", "screens"."community_id" from "devices" inner join "screens" on "screens"."id" = "devices"."screen_id" where "devices"."id" = $1

-- findByKey
select "devices"."id", "devices"."role", "devices"."screen_id", "devices"."revoked_at", "screens"."community_id" from "devices" inner join "screens" on "screens"."id" = "devices"."screen_id" where "devices"."public_key" = $1

-- revokeAt
update "devices" set "revoked_at" = $1 where "screen_id" = $2 and "revoked_at" is null

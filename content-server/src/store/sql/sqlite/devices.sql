-- enrol
insert into "devices" ("id", "public_key", "screen_id", "role", "enrolled_at", "revoked_at") values (?, ?, ?, ?, ?, ?) on conflict ("public_key") do update set "screen_id" = ?, "role" = ?, "enrolled_at" = ?, "revoked_at" = ? returning "id"

-- find
select "devices"."id", "devices"."role", "devices"."screen_id", "devices"."revoked_at", "screens"."community_id" from "devices" inner join "screens" on "screens"."id" = "devices"."screen_id" where "devices"."id" = ?

-- findByKey
select "devices"."id", "devices"."role", "devices"."screen_id", "devices"."revoked_at", "screens"."community_id" from "devices" inner join "screens" on "screens"."id" = "devices"."screen_id" where "devices"."public_key" = ?

-- revokeAt
update "devices" set "revoked_at" = ? where "screen_id" = ? and "revoked_at" is null

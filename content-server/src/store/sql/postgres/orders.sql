-- claim
insert into "order_keys" ("kiosk_id", "order_key", "asked_hash", "order_id") values ($1, $2, $3, $4) on conflict ("kiosk_id", "order_key") do nothing

-- findClaim
select * from "order_keys" where "kiosk_id" = $1 and "order_key" = $2

-- nextNumber
insert into "order_numbers" ("shop_id", "day", "number") values ($1, $2, $3) on conflict ("shop_id", "day") do update set "number" = order_numbers.number + 1 returning "number"

-- add
insert into "orders" ("id", "kiosk_id", "shop_id", "community_id", "day", "number", "state", "lines", "total_minor", "placed_at", "done_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)

-- find
select "orders".*, "shops"."name" as "shop_name" from "orders" inner join "shops" on "shops"."id" = "orders"."shop_id" where "orders"."id" = $1
select "orders".*, "shops"."name" as "shop_name" from "orders" inner join "shops" on "shops"."id" = "orders"."shop_id" where "orders"."id" = $1 and "orders"."community_id" in ($2, $3)

-- list
select "orders".*, "shops"."name" as "shop_name" from "orders" inner join "shops" on "shops"."id" = "orders"."shop_id" order by "orders"."placed_at" desc, "orders"."id" desc limit $1
select "orders".*, "shops"."name" as "shop_name" from "orders" inner join "shops" on "shops"."id" = "orders"."shop_id" where "orders"."community_id" in ($1, $2) and "orders"."state" = $3 order by "orders"."placed_at" desc, "orders"."id" desc limit $4

-- close
update "orders" set "state" = $1, "done_at" = $2 where "id" = $3 and "state" = $4

-- claim
insert into "order_keys" ("kiosk_id", "order_key", "asked_hash", "order_id") values (?, ?, ?, ?) on conflict ("kiosk_id", "order_key") do nothing

-- findClaim
select * from "order_keys" where "kiosk_id" = ? and "order_key" = ?

-- nextNumber
insert into "order_numbers" ("shop_id", "day", "number") values (?, ?, ?) on conflict ("shop_id", "day") do update set "number" = order_numbers.number + 1 returning "number"

-- add
insert into "orders" ("id", "kiosk_id", "shop_id", "community_id", "day", "number", "state", "lines", "total_minor", "placed_at", "done_at") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- find
select "orders".*, "shops"."name" as "shop_name" from "orders" inner join "shops" on "shops"."id" = "orders"."shop_id" where "orders"."id" = ?
select "orders".*, "shops"."name" as "shop_name" from "orders" inner join "shops" on "shops"."id" = "orders"."shop_id" where "orders"."id" = ? and "orders"."community_id" in (?, ?)

-- list
select "orders".*, "shops"."name" as "shop_name" from "orders" inner join "shops" on "shops"."id" = "orders"."shop_id" order by "orders"."placed_at" desc, "orders"."id" desc limit ?
select "orders".*, "shops"."name" as "shop_name" from "orders" inner join "shops" on "shops"."id" = "orders"."shop_id" where "orders"."community_id" in (?, ?) and "orders"."state" = ? order by "orders"."placed_at" desc, "orders"."id" desc limit ?

-- close
update "orders" set "state" = ?, "done_at" = ? where "id" = ? and "state" = ?

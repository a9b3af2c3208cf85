-- addShop
insert into "shops" ("id", "community_id", "name", "description", "hours") values ($1, $2, $3, $4, $5) on conflict ("id") do nothing

-- addProduct
insert into "products" ("id", "shop_id", "place", "name", "description", "price_minor", "picture", "stock") values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict ("id") do nothing

-- findShop
select * from "shops" where "id" = $1 and "community_id" = $2
select * from "products" where "shop_id" in ($1) order by "place", "id"

-- shopsOf
select * from "shops" order by "id"
select * from "products" where "shop_id" in ($1) order by "place", "id"
select * from "shops" where "community_id" in ($1, $2) order by "id"

-- takeStock
update "products" set "stock" = stock - $1 where "id" = $2 and ("stock" is null or "stock" >= $3)

-- giveBack
update "products" set "stock" = stock + $1 where "id" = $2

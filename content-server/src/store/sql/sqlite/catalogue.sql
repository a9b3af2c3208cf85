-- addShop
insert into "shops" ("id", "community_id", "name", "description", "hours") values (?, ?, ?, ?, ?) on conflict ("id") do nothing

-- addProduct
insert into "products" ("id", "shop_id", "place", "name", "description", "price_minor", "picture", "stock") values (?, ?, ?, ?, ?, ?, ?, ?) on conflict ("id") do nothing

-- findShop
select * from "shops" where "id" = ? and "community_id" = ?
select * from "products" where "shop_id" in (?) order by "place", "id"

-- shopsOf
select * from "shops" order by "id"
select * from "products" where "shop_id" in (?) order by "place", "id"
select * from "shops" where "community_id" in (?, ?) order by "id"

-- takeStock
update "products" set "stock" = stock - ? where "id" = ? and ("stock" is null or "stock" >= ?)

-- giveBack
update "products" set "stock" = stock + ? where "id" = ?

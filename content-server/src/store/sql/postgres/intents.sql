-- add
insert into "intents" ("id", "kind", "community_id", "kiosk_id", "link_hash", "opened_by", "total_minor", "refunded_minor", "state", "receipt", "extensions", "revision", "created_at", "shown_until", "paid_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
insert into "intent_items" ("intent_id", "place", "kind", "item_id", "label", "amount_minor", "refunded_minor", "accounts", "lock_state") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- find
select * from "intents" where "id" = $1
select * from "intent_items" where "intent_id" in ($1) order by "place"

-- list
select * from "intents" order by "created_at" desc, "id" desc limit $1
select * from "intent_items" where "intent_id" in ($1, $2) order by "place"
select * from "intents" where "community_id" in ($1, $2) and "state" = $3 and "created_at" < $4 order by "created_at" desc, "id" desc limit $5

-- ofKiosk
select * from "intents" where "kiosk_id" = $1 and ("state" = $2 or "paid_at" > $3) order by "created_at" desc limit $4
select * from "intent_items" where "intent_id" in ($1, $2) order by "place"

-- overdue
select "id" from "intents" where "state" = $1 and "shown_until" <= $2 and not exists (select "attempts"."id" from "attempts" where "attempts"."intent_id" = "intents"."id" and "attempts"."state" = $3) order by "shown_until" limit $4

-- touch
update "intents" set "revision" = revision + 1 where "id" = $1 returning "revision"

-- move
update "intents" set "state" = $1, "paid_at" = $2 where "id" = $3 and "state" in ($4)

-- show
update "intents" set "shown_until" = $1 where "id" = $2

-- extend
update "intents" set "shown_until" = $1, "extensions" = extensions + 1 where "id" = $2 and "state" = $3 and "extensions" < $4

-- addRefunded
update "intents" set "refunded_minor" = refunded_minor + $1 where "id" = $2

-- addItemRefunded
update "intent_items" set "refunded_minor" = refunded_minor + $1 where "intent_id" = $2 and "place" = $3

-- rivals
select "intents"."id", "intents"."shown_until", "intent_items"."lock_state" from "intent_items" inner join "intents" on "intents"."id" = "intent_items"."intent_id" where "intent_items"."item_id" in ($1) and "intent_items"."kind" in ($2) and "intent_items"."lock_state" in ($3, $4) and "intents"."id" <> $5 order by "intents"."shown_until" desc

-- setLock
update "intent_items" set "lock_state" = $1 where "intent_id" = $2 and "lock_state" in ($3, $4)

-- setItemLock
update "intent_items" set "lock_state" = $1 where "intent_id" = $2 and "place" = $3

-- add
insert into "intents" ("id", "kind", "community_id", "kiosk_id", "link_hash", "opened_by", "total_minor", "refunded_minor", "state", "receipt", "extensions", "revision", "created_at", "shown_until", "paid_at") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into "intent_items" ("intent_id", "place", "kind", "item_id", "label", "amount_minor", "refunded_minor", "accounts", "lock_state") values (?, ?, ?, ?, ?, ?, ?, ?, ?)

-- find
select * from "intents" where "id" = ?
select * from "intent_items" where "intent_id" in (?) order by "place"

-- list
select * from "intents" order by "created_at" desc, "id" desc limit ?
select * from "intent_items" where "intent_id" in (?, ?) order by "place"
select * from "intents" where "community_id" in (?, ?) and "state" = ? and "created_at" < ? order by "created_at" desc, "id" desc limit ?

-- ofKiosk
select * from "intents" where "kiosk_id" = ? and ("state" = ? or "paid_at" > ?) order by "created_at" desc limit ?
select * from "intent_items" where "intent_id" in (?, ?) order by "place"

-- overdue
select "id" from "intents" where "state" = ? and "shown_until" <= ? and not exists (select "attempts"."id" from "attempts" where "attempts"."intent_id" = "intents"."id" and "attempts"."state" = ?) order by "shown_until" limit ?

-- touch
update "intents" set "revision" = revision + 1 where "id" = ? returning "revision"

-- move
update "intents" set "state" = ?, "paid_at" = ? where "id" = ? and "state" in (?)

-- show
update "intents" set "shown_until" = ? where "id" = ?

-- extend
update "intents" set "shown_until" = ?, "extensions" = extensions + 1 where "id" = ? and "state" = ? and "extensions" < ?

-- addRefunded
update "intents" set "refunded_minor" = refunded_minor + ? where "id" = ?

-- addItemRefunded
update "intent_items" set "refunded_minor" = refunded_minor + ? where "intent_id" = ? and "place" = ?

-- rivals
select "intents"."id", "intents"."shown_until", "intent_items"."lock_state" from "intent_items" inner join "intents" on "intents"."id" = "intent_items"."intent_id" where "intent_items"."item_id" in (?) and "intent_items"."kind" in (?) and "intent_items"."lock_state" in (?, ?) and "intents"."id" <> ? order by "intents"."shown_until" desc

-- setLock
update "intent_items" set "lock_state" = ? where "intent_id" = ? and "lock_state" in (?, ?)

-- setItemLock
update "intent_items" set "lock_state" = ? where "intent_id" = ? and "place" = ?

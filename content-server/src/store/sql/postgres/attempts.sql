-- add
insert into "attempts" ("id", "intent_id", "out_trade_no", "channel", "merchant_id", "scene", "amount_minor", "money_account", "subject", "state", "shown", "why", "applied", "disposition", "evidence_id", "transaction_id", "payer_minor", "refunding_minor", "refunds", "polls", "next_poll_at", "created_at", "expires_at", "paid_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)

-- find
select * from "attempts" where "id" = $1

-- findByNumber
select * from "attempts" where "out_trade_no" = $1

-- ofIntent
select * from "attempts" where "intent_id" = $1 order by "created_at", "id"

-- findApplied
select "attempts".* from "attempts" inner join "intent_items" on "intent_items"."intent_id" = "attempts"."intent_id" where "intent_items"."kind" = $1 and "intent_items"."item_id" = $2 and "intent_items"."lock_state" = $3 and "attempts"."applied" = $4

-- due
select * from "attempts" where "next_poll_at" is not null and "next_poll_at" <= $1 order by "next_poll_at" limit $2

-- inSuspense
select * from "attempts" where ("state" = $1 or "disposition" = $2) order by "created_at" desc limit $3

-- move
update "attempts" set "state" = $1, "evidence_id" = $2, "paid_at" = $3 where "id" = $4 and "state" in ($5, $6, $7, $8, $9, $10, $11)

-- apply
update "attempts" set "applied" = $1 where "id" = $2

-- setDisposition
update "attempts" set "disposition" = $1 where "id" = $2

-- lease
update "attempts" set "next_poll_at" = $1 where "id" = $2 and "next_poll_at" = $3

-- pollAt
update "attempts" set "next_poll_at" = $1, "polls" = $2 where "id" = $3 and "state" in ($4, $5, $6, $7, $8)

-- closeLive
update "attempts" set "state" = $1, "next_poll_at" = $2, "polls" = $3 where "intent_id" = $4 and "state" in ($5, $6, $7, $8)
update "attempts" set "state" = $1, "next_poll_at" = $2, "polls" = $3 where "intent_id" = $4 and "state" in ($5, $6, $7, $8) and "id" <> $9

-- countLive
select count(*) as "count" from "attempts" where "intent_id" = $1 and "state" in ($2, $3, $4, $5, $6)

-- reserveRefund
update "attempts" set "refunding_minor" = refunding_minor + $1, "refunds" = refunds + 1 where "id" = $2 and refunding_minor + $3 <= amount_minor and "refunds" < $4

-- releaseRefund
update "attempts" set "refunding_minor" = refunding_minor - $1 where "id" = $2

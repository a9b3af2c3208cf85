-- add
insert into "attempts" ("id", "intent_id", "out_trade_no", "channel", "merchant_id", "scene", "amount_minor", "money_account", "subject", "state", "shown", "why", "applied", "disposition", "evidence_id", "transaction_id", "payer_minor", "refunding_minor", "refunds", "polls", "next_poll_at", "created_at", "expires_at", "paid_at") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- find
select * from "attempts" where "id" = ?

-- findByNumber
select * from "attempts" where "out_trade_no" = ?

-- ofIntent
select * from "attempts" where "intent_id" = ? order by "created_at", "id"

-- findApplied
select "attempts".* from "attempts" inner join "intent_items" on "intent_items"."intent_id" = "attempts"."intent_id" where "intent_items"."kind" = ? and "intent_items"."item_id" = ? and "intent_items"."lock_state" = ? and "attempts"."applied" = ?

-- due
select * from "attempts" where "next_poll_at" is not null and "next_poll_at" <= ? order by "next_poll_at" limit ?

-- inSuspense
select * from "attempts" where ("state" = ? or "disposition" = ?) order by "created_at" desc limit ?

-- move
update "attempts" set "state" = ?, "evidence_id" = ?, "paid_at" = ? where "id" = ? and "state" in (?, ?, ?, ?, ?, ?, ?)

-- apply
update "attempts" set "applied" = ? where "id" = ?

-- setDisposition
update "attempts" set "disposition" = ? where "id" = ?

-- lease
update "attempts" set "next_poll_at" = ? where "id" = ? and "next_poll_at" = ?

-- pollAt
update "attempts" set "next_poll_at" = ?, "polls" = ? where "id" = ? and "state" in (?, ?, ?, ?, ?)

-- closeLive
update "attempts" set "state" = ?, "next_poll_at" = ?, "polls" = ? where "intent_id" = ? and "state" in (?, ?, ?, ?)
update "attempts" set "state" = ?, "next_poll_at" = ?, "polls" = ? where "intent_id" = ? and "state" in (?, ?, ?, ?) and "id" <> ?

-- countLive
select count(*) as "count" from "attempts" where "intent_id" = ? and "state" in (?, ?, ?, ?, ?)

-- reserveRefund
update "attempts" set "refunding_minor" = refunding_minor + ?, "refunds" = refunds + 1 where "id" = ? and refunding_minor + ? <= amount_minor and "refunds" < ?

-- releaseRefund
update "attempts" set "refunding_minor" = refunding_minor - ? where "id" = ?

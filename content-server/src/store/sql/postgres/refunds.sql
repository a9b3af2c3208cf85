-- add
insert into "refunds" ("id", "attempt_id", "out_refund_no", "amount_minor", "state", "cause", "reason", "parts", "asked_by", "decided_by", "replaces_id", "evidence_id", "why", "polls", "next_poll_at", "created_at", "done_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)

-- find
select * from "refunds" where "id" = $1

-- findByNumber
select * from "refunds" where "out_refund_no" = $1

-- ofAttempts
select * from "refunds" where "attempt_id" in ($1, $2) order by "created_at", "id"

-- list
select "refunds".* from "refunds" inner join "attempts" on "attempts"."id" = "refunds"."attempt_id" inner join "intents" on "intents"."id" = "attempts"."intent_id" order by "refunds"."created_at" desc, "refunds"."id" limit $1
select "refunds".* from "refunds" inner join "attempts" on "attempts"."id" = "refunds"."attempt_id" inner join "intents" on "intents"."id" = "attempts"."intent_id" where "intents"."community_id" in ($1, $2) and "refunds"."state" = $3 order by "refunds"."created_at" desc, "refunds"."id" limit $4

-- due
select * from "refunds" where "next_poll_at" is not null and "next_poll_at" <= $1 order by "next_poll_at" limit $2

-- move
update "refunds" set "state" = $1, "decided_by" = $2 where "id" = $3 and "state" in ($4)

-- lease
update "refunds" set "next_poll_at" = $1 where "id" = $2 and "next_poll_at" = $3

-- pollAt
update "refunds" set "next_poll_at" = $1, "polls" = $2, "why" = $3 where "id" = $4 and "state" in ($5, $6, $7)

-- add
insert into "refunds" ("id", "attempt_id", "out_refund_no", "amount_minor", "state", "cause", "reason", "parts", "asked_by", "decided_by", "replaces_id", "evidence_id", "why", "polls", "next_poll_at", "created_at", "done_at") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- find
select * from "refunds" where "id" = ?

-- findByNumber
select * from "refunds" where "out_refund_no" = ?

-- ofAttempts
select * from "refunds" where "attempt_id" in (?, ?) order by "created_at", "id"

-- list
select "refunds".* from "refunds" inner join "attempts" on "attempts"."id" = "refunds"."attempt_id" inner join "intents" on "intents"."id" = "attempts"."intent_id" order by "refunds"."created_at" desc, "refunds"."id" limit ?
select "refunds".* from "refunds" inner join "attempts" on "attempts"."id" = "refunds"."attempt_id" inner join "intents" on "intents"."id" = "attempts"."intent_id" where "intents"."community_id" in (?, ?) and "refunds"."state" = ? order by "refunds"."created_at" desc, "refunds"."id" limit ?

-- due
select * from "refunds" where "next_poll_at" is not null and "next_poll_at" <= ? order by "next_poll_at" limit ?

-- move
update "refunds" set "state" = ?, "decided_by" = ? where "id" = ? and "state" in (?)

-- lease
update "refunds" set "next_poll_at" = ? where "id" = ? and "next_poll_at" = ?

-- pollAt
update "refunds" set "next_poll_at" = ?, "polls" = ?, "why" = ? where "id" = ? and "state" in (?, ?, ?)

-- add
insert into "gateway_events" ("id", "channel", "dedupe_key", "source", "about", "headers", "body", "verified", "evidence", "received_at", "due_at", "processed_at", "outcome", "tries") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict ("channel", "dedupe_key") do nothing

-- idOf
select "id" from "gateway_events" where "channel" = $1 and "dedupe_key" = $2

-- unprocessed
select "id", "channel", "evidence", "tries" from "gateway_events" where "processed_at" is null and "due_at" <= $1 and "tries" < $2 order by "due_at", "id" limit $3

-- claim
update "gateway_events" set "processed_at" = $1, "outcome" = $2 where "id" = $3 and "processed_at" is null

-- setOutcome
update "gateway_events" set "outcome" = $1 where "id" = $2

-- tryAgainAt
update "gateway_events" set "due_at" = $1, "tries" = tries + 1 where "id" = $2 and "processed_at" is null

-- about
select "id", "channel", "source", "received_at", "processed_at", "outcome" from "gateway_events" where "about" in ($1, $2) order by "received_at"

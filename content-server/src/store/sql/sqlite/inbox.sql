-- add
insert into "gateway_events" ("id", "channel", "dedupe_key", "source", "about", "headers", "body", "verified", "evidence", "received_at", "due_at", "processed_at", "outcome", "tries") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict ("channel", "dedupe_key") do nothing

-- idOf
select "id" from "gateway_events" where "channel" = ? and "dedupe_key" = ?

-- unprocessed
select "id", "channel", "evidence", "tries" from "gateway_events" where "processed_at" is null and "due_at" <= ? and "tries" < ? order by "due_at", "id" limit ?

-- claim
update "gateway_events" set "processed_at" = ?, "outcome" = ? where "id" = ? and "processed_at" is null

-- setOutcome
update "gateway_events" set "outcome" = ? where "id" = ?

-- tryAgainAt
update "gateway_events" set "due_at" = ?, "tries" = tries + 1 where "id" = ? and "processed_at" is null

-- about
select "id", "channel", "source", "received_at", "processed_at", "outcome" from "gateway_events" where "about" in (?, ?) order by "received_at"

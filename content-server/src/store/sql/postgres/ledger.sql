-- takeNumber
update "heads" set "number" = number + 1, "at" = case when at > $1 then at else $2 end where "book" = $3 returning "number", "hash", "at"

-- addToBalance
insert into "accounts" ("name", "balance_minor", "postings") values ($1, $2, $3) on conflict ("name") do update set "balance_minor" = accounts.balance_minor + excluded.balance_minor, "postings" = accounts.postings + 1 returning "balance_minor"

-- addLink
select "id" from "journals" where "id" = $1
update "heads" set "number" = number + 1, "at" = case when at > $1 then at else $2 end where "book" = $3 returning "number", "hash", "at"
insert into "accounts" ("name", "balance_minor", "postings") values ($1, $2, $3) on conflict ("name") do update set "balance_minor" = accounts.balance_minor + excluded.balance_minor, "postings" = accounts.postings + 1 returning "balance_minor"
insert into "links" ("book", "number", "journal_id", "at", "prev_hash", "hash") values ($1, $2, $3, $4, $5, $6)
insert into "postings" ("book", "number", "account", "amount_minor", "balance_minor") values ($1, $2, $3, $4, $5), ($6, $7, $8, $9, $10)
update "heads" set "hash" = $1 where "book" = $2

        insert into journals (id, at, recipe, thing, reverses_id)
        select $1, $2, $3, $4, $5
        where exists (select 1 from links where journal_id = $6)
        and not exists (
          select 1 from links join postings on postings.book = links.book and postings.number = links.number
          where links.journal_id = $7
          group by links.book having sum(postings.amount_minor) <> 0)

-- addJournal
select "id" from "journals" where "id" = $1
update "heads" set "number" = number + 1, "at" = case when at > $1 then at else $2 end where "book" = $3 returning "number", "hash", "at"
insert into "accounts" ("name", "balance_minor", "postings") values ($1, $2, $3) on conflict ("name") do update set "balance_minor" = accounts.balance_minor + excluded.balance_minor, "postings" = accounts.postings + 1 returning "balance_minor"
insert into "links" ("book", "number", "journal_id", "at", "prev_hash", "hash") values ($1, $2, $3, $4, $5, $6)
insert into "postings" ("book", "number", "account", "amount_minor", "balance_minor") values ($1, $2, $3, $4, $5), ($6, $7, $8, $9, $10)
update "heads" set "hash" = $1 where "book" = $2

        insert into journals (id, at, recipe, thing, reverses_id)
        select $1, $2, $3, $4, $5
        where exists (select 1 from links where journal_id = $6)
        and not exists (
          select 1 from links join postings on postings.book = links.book and postings.number = links.number
          where links.journal_id = $7
          group by links.book having sum(postings.amount_minor) <> 0)

-- journalsAbout
select "id", "recipe", "at" from "journals" where "thing" = $1 order by "at", "id"

-- hasJournal
select "id" from "journals" where "id" = $1

-- postingsOf
select "postings"."account", "postings"."amount_minor" as "amount" from "links" inner join "postings" on "postings"."book" = "links"."book" and "postings"."number" = "links"."number" where "links"."journal_id" = $1 order by "postings"."account"

-- balance
select "balance_minor" from "accounts" where "name" = $1

-- balances
select "name" as "account", "balance_minor" as "amount" from "accounts" where "name" >= $1 and "name" < $2 and "name" > $3 and "balance_minor" <> $4 order by "name" limit $5

-- moved
select coalesce(sum(case when amount_minor > 0 then amount_minor else 0 end), 0) as "debit", coalesce(sum(case when amount_minor < 0 then -amount_minor else 0 end), 0) as "credit" from "postings" where "account" = $1

-- total
select coalesce(sum(balance_minor), 0) as "total" from "accounts" where "name" >= $1 and "name" < $2

-- balanceBefore
select "number" from "links" where "book" = $1 and "at" < $2 order by "at" desc, "number" desc limit $3
select "balance_minor" from "postings" where "account" = $1 and "number" <= $2 order by "number" desc limit $3

-- statement
select "number" from "links" where "book" = $1 and "at" >= $2 order by "at", "number" limit $3
select "postings"."number", "journals"."at", "journals"."id" as "journalId", "journals"."recipe", "journals"."thing", "postings"."amount_minor" as "amount", "postings"."balance_minor" as "balance" from "postings" inner join "links" on "links"."book" = "postings"."book" and "links"."number" = "postings"."number" inner join "journals" on "journals"."id" = "links"."journal_id" where "postings"."account" = $1 and "postings"."number" >= $2 order by "postings"."number" limit $3

-- compareAccounts

        select a.name as account, a.balance_minor as kept, a.postings as counted,
          case when a.postings > $1 then a.balance_minor
            else (select coalesce(sum(p.amount_minor), 0) from postings p where p.account = a.name) end as summed,
          case when a.postings > $2 then a.postings
            else (select count(*) from postings p where p.account = a.name) end as postings
        from accounts a where a.name > $3 order by a.name limit $4

-- sumBetween
select coalesce(sum(amount_minor), 0) as "sum" from "postings" where "account" = $1 and "number" >= $2 and "number" < $3

-- lastKept
select "accounts"."balance_minor" as "kept", "postings"."number" as "number", "postings"."balance_minor" as "balance" from "accounts" inner join "postings" on "postings"."account" = "accounts"."name" where "accounts"."name" = $1 order by "postings"."number" desc limit $2

-- mend
update "accounts" set "balance_minor" = $1 where "name" = $2 and "balance_minor" = $3

-- chain
select "links"."number", "links"."journal_id", "links"."at", "links"."prev_hash", "links"."hash", "journals"."recipe", "journals"."thing", "journals"."reverses_id" from "links" inner join "journals" on "journals"."id" = "links"."journal_id" where "links"."book" = $1 and "links"."number" > $2 order by "links"."number" limit $3
select "number", "account", "amount_minor" as "amount" from "postings" where "book" = $1 and "number" > $2 and "number" <= $3

-- heads
select * from "heads"

-- takeNumber
update "heads" set "number" = number + 1, "at" = case when at > ? then at else ? end where "book" = ? returning "number", "hash", "at"

-- addToBalance
insert into "accounts" ("name", "balance_minor", "postings") values (?, ?, ?) on conflict ("name") do update set "balance_minor" = accounts.balance_minor + excluded.balance_minor, "postings" = accounts.postings + 1 returning "balance_minor"

-- addLink
select "id" from "journals" where "id" = ?
update "heads" set "number" = number + 1, "at" = case when at > ? then at else ? end where "book" = ? returning "number", "hash", "at"
insert into "accounts" ("name", "balance_minor", "postings") values (?, ?, ?) on conflict ("name") do update set "balance_minor" = accounts.balance_minor + excluded.balance_minor, "postings" = accounts.postings + 1 returning "balance_minor"
insert into "links" ("book", "number", "journal_id", "at", "prev_hash", "hash") values (?, ?, ?, ?, ?, ?)
insert into "postings" ("book", "number", "account", "amount_minor", "balance_minor") values (?, ?, ?, ?, ?), (?, ?, ?, ?, ?)
update "heads" set "hash" = ? where "book" = ?

        insert into journals (id, at, recipe, thing, reverses_id)
        select ?, ?, ?, ?, ?
        where exists (select 1 from links where journal_id = ?)
        and not exists (
          select 1 from links join postings on postings.book = links.book and postings.number = links.number
          where links.journal_id = ?
          group by links.book having sum(postings.amount_minor) <> 0)

-- addJournal
select "id" from "journals" where "id" = ?
update "heads" set "number" = number + 1, "at" = case when at > ? then at else ? end where "book" = ? returning "number", "hash", "at"
insert into "accounts" ("name", "balance_minor", "postings") values (?, ?, ?) on conflict ("name") do update set "balance_minor" = accounts.balance_minor + excluded.balance_minor, "postings" = accounts.postings + 1 returning "balance_minor"
insert into "links" ("book", "number", "journal_id", "at", "prev_hash", "hash") values (?, ?, ?, ?, ?, ?)
insert into "postings" ("book", "number", "account", "amount_minor", "balance_minor") values (?, ?, ?, ?, ?), (?, ?, ?, ?, ?)
update "heads" set "hash" = ? where "book" = ?

        insert into journals (id, at, recipe, thing, reverses_id)
        select ?, ?, ?, ?, ?
        where exists (select 1 from links where journal_id = ?)
        and not exists (
          select 1 from links join postings on postings.book = links.book and postings.number = links.number
          where links.journal_id = ?
          group by links.book having sum(postings.amount_minor) <> 0)

-- journalsAbout
select "id", "recipe", "at" from "journals" where "thing" = ? order by "at", "id"

-- hasJournal
select "id" from "journals" where "id" = ?

-- postingsOf
select "postings"."account", "postings"."amount_minor" as "amount" from "links" inner join "postings" on "postings"."book" = "links"."book" and "postings"."number" = "links"."number" where "links"."journal_id" = ? order by "postings"."account"

-- balance
select "balance_minor" from "accounts" where "name" = ?

-- balances
select "name" as "account", "balance_minor" as "amount" from "accounts" where "name" >= ? and "name" < ? and "name" > ? and "balance_minor" <> ? order by "name" limit ?

-- moved
select coalesce(sum(case when amount_minor > 0 then amount_minor else 0 end), 0) as "debit", coalesce(sum(case when amount_minor < 0 then -amount_minor else 0 end), 0) as "credit" from "postings" where "account" = ?

-- total
select coalesce(sum(balance_minor), 0) as "total" from "accounts" where "name" >= ? and "name" < ?

-- balanceBefore
select "number" from "links" where "book" = ? and "at" < ? order by "at" desc, "number" desc limit ?
select "balance_minor" from "postings" where "account" = ? and "number" <= ? order by "number" desc limit ?

-- statement
select "number" from "links" where "book" = ? and "at" >= ? order by "at", "number" limit ?
select "postings"."number", "journals"."at", "journals"."id" as "journalId", "journals"."recipe", "journals"."thing", "postings"."amount_minor" as "amount", "postings"."balance_minor" as "balance" from "postings" inner join "links" on "links"."book" = "postings"."book" and "links"."number" = "postings"."number" inner join "journals" on "journals"."id" = "links"."journal_id" where "postings"."account" = ? and "postings"."number" >= ? order by "postings"."number" limit ?

-- compareAccounts

        select a.name as account, a.balance_minor as kept, a.postings as counted,
          case when a.postings > ? then a.balance_minor
            else (select coalesce(sum(p.amount_minor), 0) from postings p where p.account = a.name) end as summed,
          case when a.postings > ? then a.postings
            else (select count(*) from postings p where p.account = a.name) end as postings
        from accounts a where a.name > ? order by a.name limit ?

-- sumBetween
select coalesce(sum(amount_minor), 0) as "sum" from "postings" where "account" = ? and "number" >= ? and "number" < ?

-- lastKept
select "accounts"."balance_minor" as "kept", "postings"."number" as "number", "postings"."balance_minor" as "balance" from "accounts" inner join "postings" on "postings"."account" = "accounts"."name" where "accounts"."name" = ? order by "postings"."number" desc limit ?

-- mend
update "accounts" set "balance_minor" = ? where "name" = ? and "balance_minor" = ?

-- chain
select "links"."number", "links"."journal_id", "links"."at", "links"."prev_hash", "links"."hash", "journals"."recipe", "journals"."thing", "journals"."reverses_id" from "links" inner join "journals" on "journals"."id" = "links"."journal_id" where "links"."book" = ? and "links"."number" > ? order by "links"."number" limit ?
select "number", "account", "amount_minor" as "amount" from "postings" where "book" = ? and "number" > ? and "number" <= ?

-- heads
select * from "heads"

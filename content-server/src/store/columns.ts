import { sql, type Expression, type RawBuilder } from 'kysely'

export type Engine = 'sqlite' | 'postgres'

type Kind = RawBuilder<unknown>

/** The only column types there are; the same text on both engines. */
export type Columns = {
  id: Kind
  text: Kind
  /** JSON as text, parsed by zod when it is read. */
  json: Kind
  /** UTC instant as text that sorts. */
  instant: Kind
  /** 0 or 1. */
  flag: Kind
  whole: Kind
  /** Minor units of money. */
  minor: Kind
}

export function columnsFor(engine: Engine): Columns {
  const text = sql`text`
  const whole = engine === 'sqlite' ? sql`integer` : sql`bigint`
  return { id: text, text, json: text, instant: text, flag: whole, whole, minor: whole }
}

/** The end of each `create table`: SQLite checks types only in STRICT tables. */
export function strict(engine: Engine): Expression<unknown> {
  return engine === 'sqlite' ? sql`strict` : sql``
}

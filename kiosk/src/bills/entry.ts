/** What is typed on the pad: the room, then the last four digits of the phone. */
export type Entry = { field: Field; room: string; phoneLast4: string }
export type Field = 'room' | 'phoneLast4'
export type PadKey = string | 'delete' | 'clear'

export const EMPTY_ENTRY: Entry = { field: 'room', room: '', phoneLast4: '' }
const MOST_ROOM = 16
const PHONE_DIGITS = 4

/** The next entry after a key; keys that do not fit the field change nothing. */
export function afterKey(entry: Entry, key: PadKey): Entry {
  if (key === 'clear') return { ...entry, [entry.field]: '' }
  if (key === 'delete') return afterDelete(entry)
  if (entry.field === 'room') {
    const fits = /^[0-9A-Z-]$/.test(key) && entry.room.length < MOST_ROOM && !doubledDash(entry.room, key)
    return fits ? { ...entry, room: entry.room + key } : entry
  }
  const fits = /^\d$/.test(key) && entry.phoneLast4.length < PHONE_DIGITS
  return fits ? { ...entry, phoneLast4: entry.phoneLast4 + key } : entry
}

// Deleting in an empty second field goes back to the first, as people expect of a form.
function afterDelete(entry: Entry): Entry {
  if (entry.field === 'phoneLast4' && entry.phoneLast4 === '') return { ...entry, field: 'room' }
  return { ...entry, [entry.field]: entry[entry.field].slice(0, -1) }
}

function doubledDash(room: string, key: string): boolean {
  return key === '-' && (room === '' || room.endsWith('-'))
}

/** What is missing before it can be looked up, or null. */
export function missingIn({ room, phoneLast4 }: Entry): Field | null {
  if (room.replace(/-+$/, '') === '') return 'room'
  return phoneLast4.length === PHONE_DIGITS ? null : 'phoneLast4'
}

/** A key of a real keyboard or a number pad, as a key of the pad; nothing when it is none. */
export function padKeyOf(key: string): PadKey | null {
  if (key === 'Backspace' || key === 'Delete') return 'delete'
  return /^[0-9a-zA-Z-]$/.test(key) ? key.toUpperCase() : null
}

/** Durations and limits of the agent, in ms and bytes. */
const SECOND = 1_000
const MINUTE = 60 * SECOND
const MB = 1024 * 1024

/** Back-off with full jitter: a wait between 0 and this, doubling with each failure up to the longest. */
export const FIRST_WAIT_MS = 1 * SECOND
export const LONGEST_WAIT_MS = 60 * SECOND

/** A request that has not been answered by then has failed. */
export const ANSWER_WITHIN_MS = 15 * SECOND
/** A download that brings no byte for so long has failed; what is there is kept. */
export const BYTES_WITHIN_MS = 20 * SECOND

export const POLL_PLAN_MS = 30 * SECOND
export const HEARTBEAT_MS = 15 * SECOND
/** The server sends something at least every 25 s; a push silent for so long is dead. */
export const PUSH_SILENT_MS = 40 * SECOND
/** Pairing is asked for again no faster than this, whatever the server says. */
export const LEAST_PAIRING_WAIT_MS = 500
/** So many «unknown device» in a row, and the pairing is believed to be gone. */
export const UNKNOWN_BELIEVED_AFTER = 3

/** A new plan waits for the media due in this much of it. */
export const MEDIA_DUE_WITHIN_MS = 10 * MINUTE
/** How far ahead media are fetched in the order in which they are due. */
export const MEDIA_ORDER_AHEAD_MS = 60 * MINUTE
export const DOWNLOADS_AT_ONCE = 2
/** A medium the server does not have, or has wrongly, is asked for again after so long. */
export const MISSING_AGAIN_MS = 60 * SECOND
export const SCRUB_EVERY_MS = 60 * MINUTE
/** The media store grows to this, then what was shown longest ago and is in no plan goes. */
export const MOST_MEDIA_BYTES = 8 * 1024 * MB
/** Room that is left on the disk for the journal and the rest of the device. */
export const ROOM_TO_LEAVE_BYTES = 64 * MB
/** Largest plan that is read. */
export const MOST_PLAN_BYTES = 5 * MB

/** An offset that is off by more is set at once; below, it is moved a fraction at a time. */
export const CLOCK_STEP_MS = 1 * SECOND
export const CLOCK_SMOOTHING = 0.25
/** A reply that took longer says too little about the time. */
export const SLOWEST_CLOCK_ANSWER_MS = 2 * SECOND
/** The page is told when the offset has moved by so much. */
export const CLOCK_NEWS_MS = 40

/** No contact for so long, and the screen says so. */
export const STALE_AFTER_MS = 24 * 60 * MINUTE

/** Records in one file of the journal. */
export const PLAYS_IN_SEGMENT = 1_000
/** Acknowledged plays are kept so long, so that a server restored from a backup can have them again. */
export const KEEP_DELIVERED_MS = 48 * 60 * MINUTE
/** Plays are delivered so soon after they are closed, several at once. */
export const DELIVER_AFTER_MS = 1 * SECOND
/** How often the moment is noted until which an open play was certainly on. */
export const NOTE_ALIVE_MS = 2 * SECOND
/** A page that has not said that its frames advance for so long does not play. */
export const PAGE_SILENT_MS = 8 * SECOND
/** A paint reported with a time further off than this is given the agent's own. */
export const PAINT_TIME_OFF_MS = 2 * SECOND
/** A play that ended so shortly before its slot did was whole. */
export const WHOLE_WITHIN_MS = 400

/** Largest body a page may send, to the agent and through it. */
export const MOST_PAGE_BODY_BYTES = 64 * 1024
/** Largest reply and picture that is passed through to a kiosk's page. */
export const MOST_PASSED_BYTES = 20 * MB
export const MOST_LISTENERS = 32
export const LISTENER_PULSE_MS = 15 * SECOND
/** How long a graceful stop may take. */
export const STOP_WITHIN_MS = 3 * SECOND

/** After a push that worked has ended, devices come back spread over so long. */
export const RECONNECT_SPREAD_MS = 1 * SECOND
/** Devices that are told of news at once ask for it spread over so long. */
export const HINT_SPREAD_MS = 250
/** How often the agent looks whether something is due: a plan, a silent page, a clock that was set. */
export const LOOK_EVERY_MS = 1 * SECOND
/** The clock is noted so often, for a device that wakes without one. */
export const NOTE_CLOCK_MS = 5 * MINUTE

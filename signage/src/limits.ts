/** Durations and limits of the player, in ms unless the name says otherwise. */

/** How often a page says that its frames advance. */
export const ALIVE_EVERY_MS = 2_000
/** How long a page waits before it asks a silent agent again. */
export const ASK_AGAIN_MS = 1_000
/** Reports of paints kept while the agent is silent: a day of 10 s plays. */
export const MOST_REPORTS_WAITING = 8_640

/** How long before its slot a video starts under the one that is on, so that a frame is there when it is due. */
export const VIDEO_HEAD_START_MS = 100
/** A cross-fade between pictures; a video is cut to. */
export const FADE_MS = 280
/** A video whose picture stands still for so long is left. */
export const STALL_MS = 3_000
/** What could not be loaded or stalled is not tried again for so long. */
export const LEAVE_OUT_MS = 60_000
/** How far ahead a stand-in is looked for when a slot's media are not there. */
export const STAND_IN_AHEAD_MS = 30 * 60_000
/** How long the plan is not asked again when it has nothing. */
export const ASK_PLAN_AGAIN_MS = 1_000
/** A slot with less than this left is not joined any more: it would only flash. */
export const LEAST_SHOWN_MS = 400
/** A page of a long notice stays at least so long. */
export const LEAST_PAGE_MS = 3_500

/** What the agent says it is in its heartbeat. */
export const AGENT_VERSION = '0.1.0'

/** When the platform wakes the Worker by itself (cron, UTC). */

/** Records that have ended go within a minute of the day's end. */
export const EVERY_MINUTE = '* * * * *';

/** What was kept long enough is deleted, at night in the city. */
export const DAILY = '17 18 * * *';

/** In seconds: between two readings of a mailbox, after a failed one, and while its channel is disconnected. */
export const readingPauses = { pause: 30, pauseAfterFault: 120, pauseWhileOff: 60 } as const;

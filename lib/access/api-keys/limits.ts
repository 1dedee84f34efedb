/** How often a key may ask: 2,000 times a second, as the busiest program does. Counted in the process. */
export const perKey = { name: 'api-key', most: 120_000, minutes: 1 };
/** How often one network may present invalid keys. */
export const unknownKeys = { name: 'api-unknown-key', most: 60, minutes: 1 };

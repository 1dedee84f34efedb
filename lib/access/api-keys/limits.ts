/** How often a key may ask. */
export const perKey = { name: 'api-key', most: 120, minutes: 1 };
/** How often one network may present invalid keys. */
export const unknownKeys = { name: 'api-unknown-key', most: 60, minutes: 1 };

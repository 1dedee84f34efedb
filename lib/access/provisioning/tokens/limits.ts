/** How often a token may ask: a first synchronisation of some thousand people takes minutes, not hours. */
export const perToken = { name: 'directory-token', most: 1200, minutes: 1 };
/** How often one network may present invalid tokens. */
export const unknownTokens = { name: 'directory-unknown-token', most: 60, minutes: 1 };

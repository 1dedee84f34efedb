/** In what pieces a file of contacts is sent: no body is larger than what any page of the console sends. */
export const chunkBytes = 192 * 1024;

/** The largest file of contacts that is taken. */
export const largestFile = 40 * 1024 * 1024;

/** The first columns of a file are read; of others it is told that they are not. */
export const mostFileColumns = 1_000;

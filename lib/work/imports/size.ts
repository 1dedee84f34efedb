/** The chunk size of uploads, below the limit of request bodies of the console. */
export const chunkBytes = 192 * 1024;

/** The largest accepted file of contacts. */
export const largestFile = 40 * 1024 * 1024;

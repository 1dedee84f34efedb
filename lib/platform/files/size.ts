const megabyte = 1024 * 1024;

/** The largest file that is taken. */
export const largestFile = 20 * megabyte;

/** What all files of a workspace may weigh together. */
export const workspaceQuota = 1024 * megabyte;

/** In what pieces a file is kept and travels: what one upload or download holds in memory. */
export const chunkBytes = 256 * 1024;

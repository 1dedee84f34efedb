const megabyte = 1024 * 1024;

/** The largest accepted file, in bytes. */
export const largestFile = 20 * megabyte;

/** The total size of a workspace's files, in bytes. */
export const workspaceQuota = 1024 * megabyte;

/** Files are stored and sent in chunks of this many bytes, which bounds the memory of one upload or download. */
export const chunkBytes = 256 * 1024;

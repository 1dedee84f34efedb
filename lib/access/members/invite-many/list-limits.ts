/** The most rows of one batch. */
export const mostRows = 5_000;

/** The longest list, in bytes: 5,000 rows with every column. */
export const longestList = 1024 * 1024;

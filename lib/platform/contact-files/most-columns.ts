/** The number of columns that are read; the report mentions further ones. */
export const mostFileColumns = 1_000;

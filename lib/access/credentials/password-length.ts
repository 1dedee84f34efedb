/** The minimum length of a password; there are no composition rules. */
export const leastPasswordLength = 12;

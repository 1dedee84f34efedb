/** For how many days a token can be valid. */
export const validDays = [30, 90, 180, 365] as const;

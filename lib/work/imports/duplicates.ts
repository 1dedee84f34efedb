/**
 * What to do with a row whose email or phone a contact already has: skip it, fill the contact's empty fields,
 * or add it.
 */
export const duplicateChoices = ['skip', 'fill', 'add'] as const;
export type DuplicateChoice = (typeof duplicateChoices)[number];

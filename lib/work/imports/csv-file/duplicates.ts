/** What to do with a row whose email or phone somebody has: leave it, fill that contact's empty fields, or add it. */
export const duplicateChoices = ['skip', 'fill', 'add'] as const;
export type DuplicateChoice = (typeof duplicateChoices)[number];

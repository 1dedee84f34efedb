/** What a text can have filled in, as it stands there: `{{name}}`. Their words are the same in every language. */
export const placeholders = ['name', 'phone', 'email', 'me', 'workspace'] as const;
export type Placeholder = (typeof placeholders)[number];

const pattern = /\{\{\s*(\w+)\s*\}\}/g;

/** A text with its placeholders filled in. What is not given stays as it stands; what is null is left out. */
export function fillIn(text: string, values: Readonly<Partial<Record<Placeholder, string | null>>>): string {
  return text.replace(pattern, (written, word: string) => {
    const name = placeholders.find((each) => each === word);
    const value = name && values[name];
    return value === undefined ? written : (value ?? '');
  });
}

/** The placeholders of a text, written `{{name}}`. The words are the same in every language. */
export const placeholders = ['name', 'phone', 'email', 'me', 'workspace'] as const;
export type Placeholder = (typeof placeholders)[number];

const pattern = /\{\{\s*(\w+)\s*\}\}/g;

/** Fills in the placeholders of a text. A value of undefined leaves the placeholder; null removes it. */
export function fillIn(text: string, values: Readonly<Partial<Record<Placeholder, string | null>>>): string {
  return text.replace(pattern, (placeholder, word: string) => {
    const name = placeholders.find((known) => known === word);
    const value = name && values[name];
    return value === undefined ? placeholder : (value ?? '');
  });
}

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** A label and its value, joined by the colon of the language. */
export function LabelledValue({ label, children }: { label: string; children: ReactNode }) {
  const ui = useTranslations('ui');
  // The message joins texts; a node takes the place of the one between its tags.
  return ui.rich('labelled', { label: (chunks) => chunks, value: () => children, name: label, words: '' });
}

import type english from '@/messages/en.json';
import type { Locale } from './locales';

export type Texts = typeof english;

const promises = new Map<Locale, Promise<Texts>>();

/**
 * The texts of a language. Browsers load and cache them as a separate file, so that no page or refresh carries them.
 * Returns the same promise each time, so that React can wait for it.
 */
export function textsOf(language: Locale): Promise<Texts> {
  const pending = promises.get(language);
  if (pending) return pending;
  const texts = import(`../../../messages/${language}.json`).then(
    (module: { default: Texts }) => module.default,
  );
  promises.set(language, texts);
  return texts;
}

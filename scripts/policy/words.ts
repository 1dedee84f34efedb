import { createTranslator } from 'next-intl';
import type { Explanation, Translate } from '@/lib/policy/explain';
import { explain, say } from '@/lib/policy/explain';
import type { Decision } from '@/lib/policy/model';
import messages from '@/messages/en.json';

/** The English messages of the console for the command line, so that both show the same sentences (R5). */
export const words: Translate = createTranslator({ locale: 'en', messages }) as Translate;

/** The sentences of a decision: the reason and the remedy. */
export function inWords(decision: Decision): { why: string; remedy: string | null } {
  const { why, remedy }: Explanation = explain(decision);
  return { why: say(why, words, 'en'), remedy: remedy && say(remedy, words, 'en') };
}

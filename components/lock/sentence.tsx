'use client';

import { useLocale, useTranslations } from 'next-intl';
import { createElement, Fragment, type ReactNode } from 'react';
import { type Sentence as PolicySentence, say } from '@/lib/policy/explain';

/** A character that no message contains: it marks the beginning and end of a name. */
const mark = '\u2063';

/** A sentence of the policy in the reader's language, with the names of roles and restrictions in bold. */
export function Sentence({ sentence }: { sentence: PolicySentence }): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const text = say(
    sentence,
    (key, values) => (key.endsWith('.label') ? `${mark}${t(key)}${mark}` : t(key, values)),
    locale,
  );
  const parts = text
    .split(mark)
    .map((part, index) => (index % 2 === 1 ? createElement('b', null, part) : part));
  // Passed as arguments, the parts need no keys.
  return createElement(Fragment, null, ...parts);
}

'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Lock } from '@/components/ui/icons';
import { explain } from '@/lib/policy/explain';
import type { Denied } from '@/lib/policy/model';
import { AskPart } from './ask-part';
import { AskSomeone } from './ask-someone';
import { TimeNote } from './internal/time-note';
import { Sentence } from './sentence';
import { WhoCanHelp } from './who-can-help';

/** A page that is locked for this person: the deciding rule, the remedy and the people who can apply it (R5). */
export function LockedState(props: { label: string; decision: Denied; level?: 1 | 2; actions?: ReactNode }) {
  const t = useTranslations('lock');
  const { why, remedy } = explain(props.decision);
  const Heading = `h${props.level ?? 2}` as const;
  return (
    <div className="grid min-h-0 flex-1 grid-cols-1 place-items-center overflow-auto px-4 py-8">
      <section className="grid w-[368px] max-w-full gap-3.5 [&_b]:font-semibold">
        <Lock aria-hidden className="padlock icon-20 justify-self-center" />
        <Heading className="type-18 text-balance text-center">{t('title', { what: props.label })}</Heading>
        <p className="text-center text-ink-2">
          <Sentence sentence={why} /> {remedy && <Sentence sentence={remedy} />}
        </p>
        <TimeNote decision={props.decision} />
        <WhoCanHelp remedy={props.decision.remedy} />
        <AskPart decision={props.decision} />
        <AskSomeone label={props.label} decision={props.decision} />
        {props.actions && <div className="flex gap-2 border-t pt-3.5">{props.actions}</div>}
      </section>
    </div>
  );
}

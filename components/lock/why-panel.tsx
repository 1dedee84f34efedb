'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { ComponentProps, ReactNode } from 'react';
import { Glyph } from '@/components/ui/glyph';
import { IconButton } from '@/components/ui/icon-button';
import { X } from '@/components/ui/icons';
import { PopoverClose, PopoverContent, PopoverTitle } from '@/components/ui/popover';
import { explain } from '@/lib/policy/explain';
import type { Denied } from '@/lib/policy/model';
import { AskPart } from './ask-part';
import { AskSomeone } from './ask-someone';
import { TimeNote } from './internal/time-note';
import { useLockSurroundings } from './lock-context';
import { Sentence } from './sentence';
import { WhoCanHelp } from './who-can-help';

/** Who set a restriction, and when. */
export interface SetBy {
  name: string;
  at: Date | string;
}

type Position = Pick<ComponentProps<typeof PopoverContent>, 'side' | 'align' | 'anchor' | 'sideOffset'>;

/** The frame of the panel: 368 px beside its lock, a bottom sheet on phones. */
export function WhyFrame({
  title,
  children,
  ...position
}: Position & { title: ReactNode; children: ReactNode }) {
  const t = useTranslations('ui');
  return (
    <PopoverContent {...position} sheetOnPhone className="grid w-[368px] gap-3.5 p-4 max-tablet:pb-6">
      <header className="flex items-center gap-2.5">
        <Glyph kind="lock" label={null} />
        <PopoverTitle className="type-16 min-w-0 flex-1">{title}</PopoverTitle>
        <PopoverClose
          render={
            <IconButton
              size="sm"
              label={t('close')}
              icon={<X aria-hidden />}
              className="-my-1 -mr-1.5 max-tablet:size-11"
            />
          }
        />
      </header>
      {children}
    </PopoverContent>
  );
}

/**
 * Explains a lock: the rule in one sentence, who set it, the remedy and the people who can apply it (R5). Use it
 * inside a `Popover`. The text comes from `explain`, so lock, matrix and server agree.
 */
export function WhyPanel({
  label,
  decision,
  setBy,
  ...position
}: Position & { label: string; decision: Denied; setBy?: SetBy }) {
  const t = useTranslations('lock');
  const { rolesHref } = useLockSurroundings();
  const format = useFormatter();
  const { why, remedy } = explain(decision);
  const isOwnAccess = decision.rule.kind === 'guard' && decision.rule.id === 'no-self-administration';
  const isNamed = decision.remedy.kind === 'lift' || decision.remedy.kind === 'ask';
  return (
    <WhyFrame {...position} title={isOwnAccess ? t('ownAccess') : t('title', { what: label })}>
      <div className="[&_b]:font-semibold">
        <p>
          <Sentence sentence={why} />
        </p>
        <p className="type-13 mt-1 text-ink-2">
          {setBy && (
            <>
              {t('setBy', {
                name: setBy.name,
                date: format.dateTime(new Date(setBy.at), { dateStyle: 'long' }),
              })}{' '}
            </>
          )}
          {decision.remedy.kind !== 'lift' && decision.rule.kind === 'guard' && `${t('holdsForAll')} `}
          {remedy && !isNamed && <Sentence sentence={remedy} />}
          {remedy && isNamed && <NamedRemedy decision={decision} />}
          {rolesHref && decision.rule.kind !== 'guard' && (
            <Link href={rolesHref} className="link">
              {t('seeRoles')}
            </Link>
          )}
        </p>
      </div>
      <TimeNote decision={decision} />
      <WhoCanHelp remedy={decision.remedy} />
      <AskPart decision={decision} />
      <AskSomeone label={label} decision={decision} />
    </WhyFrame>
  );
}

/** The roles that can help, where none of their members is known. */
function NamedRemedy({ decision }: { decision: Denied }) {
  const { helpers } = useLockSurroundings();
  const { remedy } = explain(decision);
  const by = 'by' in decision.remedy ? decision.remedy.by : [];
  if (!remedy || helpers.some(({ role }) => by.includes(role))) return null;
  return (
    <>
      <Sentence sentence={remedy} />{' '}
    </>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { Sentence } from '@/components/lock/sentence';
import { Avatar } from '@/components/ui/avatar';
import { Callout } from '@/components/ui/callout';
import { RelativeTime } from '@/components/ui/relative-time';
import type { RequestView } from '@/lib/access/members/requests/request-view';
import { explain } from '@/lib/policy/explain';
import { AnswerForm } from './answer-form';
import { useRequestWords } from './request-words';

interface Surroundings {
  workspace: string;
  model: string;
  timeZone: string;
}

/** A request for access: who asks for what, what granting it changes and opens, and the answer (B1). */
export function RequestCard({ request, ...here }: Surroundings & { request: RequestView }) {
  const t = useTranslations('requests');
  const permissions = useTranslations('permissions');
  const words = useRequestWords(here.model, here.timeZone);
  const { asker, note, may } = request;
  const also = words.alsoOpens(request);
  return (
    <article
      aria-label={t('of', { name: asker.name, permission: permissions(request.permission) })}
      className="grid gap-3 rounded-3 border p-4"
    >
      <header className="flex min-w-0 items-center gap-2.5">
        <Avatar id={asker.id} name={asker.name} size={32} />
        <div className="min-w-0 flex-1">
          <h3 className="type-16 wrap-anywhere">{permissions(request.permission)}</h3>
          <p className="type-13 text-ink-2 wrap-anywhere">
            {asker.name} · {words.asked(request)} · <RelativeTime at={request.createdAt} />
          </p>
        </div>
      </header>
      {note && <blockquote className="border-l-2 pl-3 text-ink-2 wrap-anywhere">{note}</blockquote>}
      {request.status === 'pending' ? (
        <>
          <div className="type-13">
            <p className="font-medium">{words.change(request).join(' · ')}</p>
            <p className="text-ink-2">{also ? t('alsoOpens', { what: also }) : t('opensNothingElse')}</p>
          </div>
          {may && !may.allowed && (
            <Callout>
              <Sentence sentence={explain(may).why} />
            </Callout>
          )}
          <AnswerForm request={request} workspace={here.workspace} timeZone={here.timeZone} />
        </>
      ) : (
        <Closed request={request} sentence={words.closed(request)} />
      )}
    </article>
  );
}

function Closed({ request, sentence }: { request: RequestView; sentence: string }) {
  const { answeredAt, reason } = request;
  return (
    <p className="type-13 text-ink-2 wrap-anywhere">
      {sentence}
      {answeredAt && (
        <>
          {' · '}
          <RelativeTime at={answeredAt} />
        </>
      )}
      {reason && <span className="block">{reason}</span>}
    </p>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { usePreview } from '@/components/form/use-preview';
import type { RoleEffect } from '@/lib/access/roles/preview-role';
import { previewRoleAction } from './actions';

/** Whom the edited role affects, in numbers and names, before it is saved (B2). */
export function RoleEffects(props: { workspace: string; id: string; permissions: readonly string[] }) {
  const t = useTranslations('roleForm.effects');
  const features = useTranslations('features');
  const { data: effect, isPending } = usePreview(previewRoleAction, {
    ...props,
    permissions: [...props.permissions],
  });
  if (!effect && !isPending) return null;
  return (
    <section aria-label={t('title')} aria-live="polite" aria-busy={isPending} className="mt-5 border-t pt-4">
      <h3 className="type-12 mb-1.5 text-ink-2">{t('title')}</h3>
      {effect === null ? (
        <p className="type-13 text-ink-3">{t('counting')}</p>
      ) : (
        <>
          <p>
            {effect.changed > 0
              ? t('changed', { count: effect.changed })
              : t('unchanged', { count: effect.holders })}
          </p>
          <ul className="type-13 mt-1 grid gap-1 text-ink-2">
            {effect.features.flatMap(({ feature, gain, lose }) => {
              const name = features(`${feature}.label`);
              return [
                lose > 0 && <li key={`${feature} loses`}>{t('lose', { count: lose, feature: name })}</li>,
                gain > 0 && <li key={`${feature} gains`}>{t('gain', { count: gain, feature: name })}</li>,
              ];
            })}
          </ul>
          {effect.changed > 0 && <Affected effect={effect} />}
        </>
      )}
    </section>
  );
}

function Affected({ effect: { people, changed } }: { effect: RoleEffect }) {
  const t = useTranslations('roleForm.effects');
  const verdicts = useTranslations('users.changes.verdict');
  return (
    <details className="mt-2">
      <summary className="type-13 cursor-pointer text-ink-2">{t('who')}</summary>
      <ul className="mt-1.5 grid gap-1.5">
        {people.map(({ memberId, name, workspace, isOnline, verdict }) => (
          <li key={memberId} className="min-w-0">
            <span className="block truncate">{name}</span>
            <small className="type-12 block text-ink-2">
              {[workspace, verdicts(verdict), ...(isOnline ? [t('online')] : [])].join(' · ')}
            </small>
          </li>
        ))}
      </ul>
      {changed > people.length && (
        <p className="type-13 mt-1.5 text-ink-2">{t('further', { count: changed - people.length })}</p>
      )}
    </details>
  );
}

'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useAccessModel } from '@/components/lock/own-roles';
import { GateCard } from '@/components/shell/gate';
import { Avatar } from '@/components/ui/avatar';
import { Glyph, type GlyphKind } from '@/components/ui/glyph';
import type { OpenInvitation } from '@/lib/access/invitations/find-by-token';
import { topRoleOf } from '@/lib/access/models/registry';
import { accessOf } from '@/lib/policy/access';
import { type EffectiveFeature, type EffectiveGroup, effective } from '@/lib/policy/overviews/effective';

/** The access of the invited person, computed by the engine that will later decide. */
export function AccessCard({ invitation }: { invitation: OpenInvitation }) {
  const t = useTranslations('accessCard');
  const roles = useTranslations('roles');
  const { model: id, assignment, workspace, inviterName } = invitation;
  const model = useAccessModel(id);
  const role = roles(`${id}.${assignment.role}.label`);
  const top = roles(`${id}.${topRoleOf(model, assignment.level)}.label`);
  const access = accessOf(model, assignment, { userId: null, seats: [], teams: [] });
  const groups = effective(access);
  const never = groups.flatMap((group) => inBrief(group, group.features.filter(isNever)));

  return (
    <GateCard
      head={
        <>
          <Avatar id={workspace.slug} name={inviterName} size={40} />
          <div className="min-w-0">
            <h2 className="type-16">{t('title', { workspace: workspace.name })}</h2>
            <p className="text-ink-2">{t('chosenBy', { role, inviter: inviterName })}</p>
          </div>
        </>
      }
    >
      <Section title={t('can')}>
        {groups.map((group) => (
          <OpenFeatures
            key={group.group}
            features={inBrief(group, group.features.filter(isOpen))}
            areListed={group.group === 'modules'}
          />
        ))}
      </Section>
      {assignment.restrictions.length > 0 && (
        <Section title={t('later', { role: top })}>
          <Restrictions model={id} ids={assignment.restrictions} />
        </Section>
      )}
      {never.length > 0 && (
        <Section title={t('never', { role })}>
          <Joined kind="never" features={never} />
        </Section>
      )}
    </GateCard>
  );
}

const isOpen = ({ availability }: EffectiveFeature) => availability.state === 'open';

/** A permission that a restriction takes away and hides (S1.25) differs from one that the role never has. */
const isNever = ({ availability: { state, decision } }: EffectiveFeature) =>
  state === 'absent' && decision.rule.kind !== 'restriction';

/** Lists all settings as "Workspace settings"; some are named individually. */
function inBrief({ group, features }: EffectiveGroup, some: EffectiveFeature[]): EffectiveFeature[] {
  const whole = features.find(({ feature }) => feature === group);
  return whole && some.length === features.length ? [whole] : some;
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="type-12 mb-1.5 text-ink-2">{title}</h3>
      <ul className="-ml-1 grid gap-1">{children}</ul>
    </section>
  );
}

function Line({ kind, label, small }: { kind: GlyphKind; label: string; small?: string }) {
  return (
    <li className="flex min-h-7 items-center gap-2">
      <Glyph kind={kind} bare />
      <span>
        {label}
        {small && <small className="type-13 block text-ink-3">{small}</small>}
      </span>
    </li>
  );
}

/** Lists modules with their descriptions; the rest of a group in one line. */
function OpenFeatures({ features, areListed }: { features: EffectiveFeature[]; areListed: boolean }) {
  const t = useTranslations('features');
  if (features.length === 0) return null;
  if (!areListed || features.length > 4) return <Joined kind="yes" features={features} />;
  return features.map(({ feature }) => (
    <Line key={feature} kind="yes" label={t(`${feature}.label`)} small={t(`${feature}.description`)} />
  ));
}

function Joined({ kind, features }: { kind: GlyphKind; features: EffectiveFeature[] }) {
  const t = useTranslations('features');
  const format = useFormatter();
  return <Line kind={kind} label={format.list(features.map(({ feature }) => t(`${feature}.label`)))} />;
}

function Restrictions({ model, ids }: { model: string; ids: readonly string[] }) {
  const t = useTranslations('restrictions');
  return ids.map((id) => (
    <Line key={id} kind="lock" label={t(`${model}.${id}.label`)} small={t(`${model}.${id}.description`)} />
  ));
}

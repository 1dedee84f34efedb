'use client';

import { useLocale, useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useMemo, useState } from 'react';
import { ExportMenu } from '@/components/export/export-menu';
import { LockedButton } from '@/components/lock/locked-button';
import { useAccessModel } from '@/components/lock/own-roles';
import { PageHead, Toolbar } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { Glyph } from '@/components/ui/glyph';
import { Download, Eye, KeyRound, Search } from '@/components/ui/icons';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { languageOf } from '@/lib/platform/i18n/locales';
import type { AccessModel, Decision } from '@/lib/policy/model';
import { isFoundIn } from '@/lib/text/fold';
import { CompareRoles } from './compare-roles';
import { matrixFile, saveMatrix } from './matrix-csv';
import type { GroupRow } from './matrix-rows';
import type { RoleHead } from './role-head-cell';
import { RolePair, useRolePair } from './role-pair';
import { RolesMatrix } from './roles-matrix';

interface RolesPageProps {
  model: string;
  workspace: { name: string; slug: string };
  heads: readonly RoleHead[];
  groups: readonly GroupRow[];
  mayExport: Decision;
  /** Whether the actor may create and change custom roles (B7). */
  mayMake: boolean;
  /** Whether the actor can view as an access (B6). */
  mayView: boolean;
  /** Whether the actor may require a second factor of the members (B17). */
  mayRequireFactor: boolean;
}

/** The roles of the workspace: all in one matrix, or two compared; and the matrix as a file. */
export function RolesPageContent(props: RolesPageProps) {
  const { workspace, heads, groups, mayExport, mayMake, mayView, mayRequireFactor } = props;
  const t = useTranslations('matrix');
  const words = useTranslations('viewing');
  const factor = useTranslations('factorRequirement');
  const model = useAccessModel(props.model);
  const [view, setView] = useQueryState('view', parseAsStringLiteral(['all', 'two']).withDefault('all'));
  const [typed, setTyped] = useState('');
  const found = useFound(groups, typed);
  const pair = useRolePair(heads);
  const canCompare = heads.length > 1;
  return (
    <>
      <PageHead
        title={t('title')}
        count={heads.length}
        facts={t(`facts.${decidedBy(model) ?? 'roles'}`, { workspace: workspace.name })}
        secondary={
          <>
            {mayView && (
              <ButtonLink href={`/w/${workspace.slug}/settings/roles/view`} icon={<Eye aria-hidden />}>
                {words('roles')}
              </ButtonLink>
            )}
            {mayRequireFactor && (
              <ButtonLink
                href={`/w/${workspace.slug}/settings/second-factor`}
                icon={<KeyRound aria-hidden />}
              >
                {factor('title')}
              </ButtonLink>
            )}
            <ExportButton model={model} decision={mayExport} />
          </>
        }
        primary={
          mayMake && (
            <ButtonLink variant="primary" href={`/w/${workspace.slug}/settings/roles/new`}>
              {t('newRole')}
            </ButtonLink>
          )
        }
      />
      <Toolbar
        search={view === 'all' ? <MatrixSearch typed={typed} onType={setTyped} /> : undefined}
        filters={view === 'two' ? <RolePair model={model} heads={heads} pair={pair} /> : undefined}
        end={
          <>
            {view === 'all' && <Legend decidedBy={decidedBy(model)} />}
            {canCompare && (
              <Segmented
                label={t('view')}
                value={view}
                onChange={(next) => void setView(next)}
                segments={[
                  { value: 'all', label: t('allRoles') },
                  { value: 'two', label: t('compareTwo') },
                ]}
              />
            )}
          </>
        }
      />
      {view === 'two' && pair.first && pair.second ? (
        <CompareRoles
          model={model}
          groups={groups}
          first={pair.first}
          second={pair.second}
          onlyDifferences={pair.onlyDifferences}
        />
      ) : (
        <RolesMatrix
          model={props.model}
          heads={heads}
          groups={found}
          editHref={mayMake ? `/w/${workspace.slug}/settings/roles` : null}
        />
      )}
    </>
  );
}

function MatrixSearch({ typed, onType }: { typed: string; onType: (typed: string) => void }) {
  const t = useTranslations('matrix');
  return (
    <search className="contents">
      <Input
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        icon={<Search aria-hidden />}
        value={typed}
        maxLength={100}
        onChange={(event) => onType(event.target.value)}
        className="w-72 max-tablet:w-full"
      />
    </search>
  );
}

/** The kind of difference between members with one role in this model, if any: restrictions, or rights. */
function decidedBy({ restrictions, rights }: AccessModel): 'restrictions' | 'rights' | null {
  if (Object.keys(restrictions).length > 0) return 'restrictions';
  return Object.keys(rights).length > 0 ? 'rights' : null;
}

function Legend(props: { decidedBy: 'restrictions' | 'rights' | null }) {
  const t = useTranslations('matrix');
  return (
    <ul
      aria-label={t('legend')}
      className="type-13 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2 max-tablet:w-full [&>li]:flex [&>li]:items-center [&>li]:gap-1.5"
    >
      <li>
        <Glyph kind="yes" label={null} />
        {t('legendYes')}
      </li>
      {props.decidedBy && (
        <li>
          <Glyph kind="lock" label={null} />
          {t(`decidedBy.${props.decidedBy}`)}
        </li>
      )}
      <li>
        <Glyph kind="never" label={null} />
        {t('legendNever')}
      </li>
    </ul>
  );
}

function ExportButton({ model, decision }: { model: AccessModel; decision: Decision }) {
  const t = useTranslations();
  const label = t('matrix.export');
  const language = languageOf(useLocale());
  if (!decision.allowed) return <LockedButton label={label} decision={decision} />;
  return (
    <ExportMenu
      label={label}
      icon={<Download aria-hidden />}
      busy={false}
      onChoose={(format) =>
        saveMatrix(
          model,
          matrixFile(model, (key, values) => t(key, values), { format, language }),
        )
      }
    />
  );
}

/** The areas that match the query, by their own names or by those of their permissions. */
function useFound(groups: readonly GroupRow[], typed: string): readonly GroupRow[] {
  const features = useTranslations('features');
  const permissions = useTranslations('permissions');
  return useMemo(() => {
    if (typed.trim() === '') return groups;
    const matches = (words: string) => isFoundIn(typed, words);
    return groups
      .map((group) => ({
        ...group,
        features: group.features.filter(
          (row) =>
            matches(features(`${row.feature}.label`)) ||
            matches(features(`${row.feature}.description`)) ||
            row.permissions.some(({ permission }) => matches(permissions(permission))),
        ),
      }))
      .filter((group) => group.features.length > 0);
  }, [groups, typed, features, permissions]);
}

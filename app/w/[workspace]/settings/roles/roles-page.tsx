'use client';

import { Download, Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { LockedButton } from '@/components/lock/locked-button';
import { PageHead, Toolbar } from '@/components/shell/page';
import { Button } from '@/components/ui/button';
import { Glyph } from '@/components/ui/glyph';
import { Input } from '@/components/ui/input';
import type { Decision } from '@/lib/policy/model';
import { modelOf } from '@/lib/policy/models/registry';
import { saveMatrix } from './matrix-csv';
import type { GroupRow } from './matrix-rows';
import { type RoleHead, RolesMatrix } from './roles-matrix';

interface RolesPageProps {
  model: string;
  workspace: string;
  heads: readonly RoleHead[];
  groups: readonly GroupRow[];
  mayExport: Decision;
}

/** The roles of the workspace: search, legend, matrix, and the matrix as a file. */
export function RolesPageContent({ model, workspace, heads, groups, mayExport }: RolesPageProps) {
  const t = useTranslations('matrix');
  const [typed, setTyped] = useState('');
  const found = useFound(groups, typed);
  return (
    <>
      <PageHead
        title={t('title')}
        count={heads.length}
        facts={t('facts', { workspace })}
        secondary={<ExportButton model={model} groups={groups} decision={mayExport} />}
      />
      <Toolbar
        search={
          <search className="contents">
            <Input
              type="search"
              aria-label={t('search')}
              placeholder={t('search')}
              icon={<Search aria-hidden />}
              value={typed}
              maxLength={100}
              onChange={(event) => setTyped(event.target.value)}
              className="w-72 max-tablet:w-full"
            />
          </search>
        }
        end={<Legend />}
      />
      <RolesMatrix model={model} heads={heads} groups={found} />
    </>
  );
}

function Legend() {
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
      <li>
        <Glyph kind="lock" label={null} />
        {t('legendDecided')}
      </li>
      <li>
        <Glyph kind="never" label={null} />
        {t('legendNever')}
      </li>
    </ul>
  );
}

function ExportButton({
  model,
  groups,
  decision,
}: {
  model: string;
  groups: readonly GroupRow[];
  decision: Decision;
}) {
  const t = useTranslations();
  const label = t('matrix.export');
  if (!decision.allowed) return <LockedButton label={label} decision={decision} />;
  return (
    <Button icon={<Download aria-hidden />} onClick={() => saveMatrix(modelOf(model), groups, t)}>
      {label}
    </Button>
  );
}

/** The areas that match what was typed, by their own words or by those of what can be done in them. */
function useFound(groups: readonly GroupRow[], typed: string): readonly GroupRow[] {
  const features = useTranslations('features');
  const permissions = useTranslations('permissions');
  return useMemo(() => {
    const wanted = typed.trim().toLocaleLowerCase();
    if (wanted === '') return groups;
    const matches = (words: string) => words.toLocaleLowerCase().includes(wanted);
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

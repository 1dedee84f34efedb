'use client';

import { useTranslations } from 'next-intl';
import { WhoCanHelp } from '@/components/lock/who-can-help';
import { WhyFrame } from '@/components/lock/why-panel';
import { Glyph, lockTile } from '@/components/ui/glyph';
import { Lock } from '@/components/ui/icons';
import { Popover, PopoverTrigger } from '@/components/ui/popover';
import type { AccessModel } from '@/lib/policy/model';
import { liftedFor } from '@/lib/policy/remedy';
import type { CellView } from './matrix-rows';

/**
 * One cell: has access, an owner decides, or never, with the number of members concerned; none for a role that is
 * held elsewhere.
 */
export function MatrixCell(props: { cell: CellView; area: string; model: AccessModel; isAway?: boolean }) {
  const { cell, area, model, isAway = false } = props;
  const t = useTranslations('matrix');
  const role = useTranslations('roles')(`${model.id}.${cell.role}.label`);
  return (
    <span className="flex items-center gap-2 max-tablet:justify-center">
      {cell.state === 'restrictable' ? (
        <DecidedCell cell={cell} area={area} model={model} />
      ) : (
        <Glyph kind={cell.state} label={t(cell.state, { area, role })} />
      )}
      {cell.state !== 'never' && !isAway && (
        <span className="type-13 text-ink-2 max-tablet:hidden">
          <Note cell={cell} />
        </span>
      )}
    </span>
  );
}

function Note({ cell }: { cell: CellView }) {
  const t = useTranslations('matrix');
  if (!cell.isHere) return t('notHere');
  const fewer = cell.holding - cell.seeingAll;
  if (cell.state === 'yes') {
    return cell.narrowedBy.length > 0 && fewer > 0 ? t('seeAll', { all: cell.seeingAll, fewer }) : null;
  }
  if (cell.own === 'has') return t('ownHas');
  if (cell.own) return cell.restrictions.length > 0 ? t('ownRestricted') : t('ownNotGiven');
  return cell.total > 0 ? t('holding', { holding: cell.holding, total: cell.total }) : null;
}

function DecidedCell({ cell, area, model }: { cell: CellView; area: string; model: AccessModel }) {
  const t = useTranslations('matrix');
  const words = useTranslations();
  const role = useTranslations('roles')(`${model.id}.${cell.role}.label`);
  const onBy = cell.restrictions.length > 0 ? 'onUnless' : 'onInitially';
  const rests = cell.isInitial ? onBy : 'offUnless';
  return (
    <Popover>
      <PopoverTrigger aria-label={t('decided', { area, role })} className={lockTile}>
        <Lock aria-hidden />
      </PopoverTrigger>
      <WhyFrame title={area}>
        <div className="grid gap-2 [&_b]:font-semibold">
          <p>{t(rests, { role })}</p>
          <ul className="grid gap-1.5">
            {cell.restrictions.map((id) => (
              <li key={id}>
                <b>{words(`restrictions.${model.id}.${id}.label`)}</b>:{' '}
                {words(`restrictions.${model.id}.${id}.description`)}
              </li>
            ))}
            {cell.rights.map((id) => (
              <li key={id}>
                <b>{words(`rights.${model.id}.${id}.label`)}</b>:{' '}
                {words(`rights.${model.id}.${id}.description`)}
              </li>
            ))}
          </ul>
          <p className="type-13 text-ink-2">
            <Note cell={cell} />
          </p>
        </div>
        <WhoCanHelp remedy={liftedFor(model, cell.role)} forOthers={!cell.own} />
      </WhyFrame>
    </Popover>
  );
}

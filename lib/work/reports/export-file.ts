import 'server-only';
import type { ExportKind } from '@/lib/access/exports/export-kind';
import { csvLines } from '@/lib/platform/exports/csv';
import { figuresByAccount } from './by-account';
import { figuresByDay } from './by-day';
import { figuresByPerson } from './by-person';
import { figuresByTeam } from './by-team';
import { lastDays, reportSearch } from './report-period';

/** The figures of a period as one file: a line for each day, person, team and sub-account, as on the page. */
export const reportsExport: ExportKind = {
  id: 'reports',
  permission: 'reports.export',
  event: 'reports.exported',
  name: 'reports',
  header: ['by', 'name', 'open_now', 'opened', 'closed', 'answers', 'first_response_seconds'],
  async write(ctx, query, write, signal, layout) {
    const { days, people, teams } = reportSearch.parse(query);
    const period = lastDays(ctx.workspace, days);
    const byDay = await figuresByDay(ctx, period, 'reports');
    const byPerson = await figuresByPerson(ctx, period, people);
    const byTeam = await figuresByTeam(ctx, period, teams);
    const byAccount = await figuresByAccount(ctx, period);
    signal.throwIfAborted();
    const lines = [
      ...byDay.map((each) => ['day', each.day, '', `${each.opened}`, `${each.closed}`, `${each.sent}`, '']),
      ...byPerson.map((each) => [
        'person',
        each.name,
        `${each.open}`,
        '',
        `${each.closed}`,
        `${each.answers}`,
        seconds(each.response),
      ]),
      ...byTeam.map((each) => [
        'team',
        each.name ?? '',
        `${each.open}`,
        `${each.opened}`,
        `${each.closed}`,
        '',
        seconds(each.response),
      ]),
      ...byAccount.map((each) => [
        'account',
        each.name,
        `${each.open}`,
        `${each.opened}`,
        `${each.closed}`,
        `${each.answers}`,
        '',
      ]),
    ];
    const inWords = lines.map(([by = '', ...rest]) => [layout.word(`exportFile.by.${by}`, by), ...rest]);
    await write(new TextEncoder().encode(csvLines(inWords, layout.separator)));
  },
};

const seconds = (value: number | null) => (value === null ? '' : `${Math.round(value)}`);

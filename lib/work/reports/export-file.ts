import 'server-only';
import type { ExportKind } from '@/lib/access/exports/export-kind';
import { csvLines } from '@/lib/platform/exports/csv';
import { figuresByAccount } from './by-account';
import { type ChannelFigures, figuresByChannel } from './by-channel';
import { figuresByDay } from './by-day';
import { figuresByPerson } from './by-person';
import { figuresByTeam } from './by-team';
import { lastDays, reportSearch } from './report-period';

/** The figures of a period as one file: a line for each day, person, team, sub-account and kind of channel, as on
 * the page. */
export const reportsExport: ExportKind = {
  id: 'reports',
  permission: 'reports.export',
  event: 'reports.exported',
  name: 'reports',
  header: [
    ...['by', 'name', 'open_now', 'opened', 'closed', 'answers', 'first_response_seconds'],
    ...['delivered', 'failed', 'credits'],
  ],
  async write(ctx, query, write, signal, layout) {
    const { days, people, teams } = reportSearch.parse(query);
    const period = lastDays(ctx.workspace, days);
    const byDay = await figuresByDay(ctx, period, 'reports');
    const byPerson = await figuresByPerson(ctx, period, people);
    const byTeam = await figuresByTeam(ctx, period, teams);
    const byAccount = await figuresByAccount(ctx, period);
    const byChannel = await figuresByChannel(ctx, period);
    signal.throwIfAborted();
    const lines = [
      ...byDay.map((each) => [
        'day',
        each.day,
        '',
        `${each.opened}`,
        `${each.closed}`,
        `${each.sent}`,
        '',
        ...noDelivery,
      ]),
      ...byPerson.map((each) => [
        'person',
        each.name,
        `${each.open}`,
        '',
        `${each.closed}`,
        `${each.answers}`,
        seconds(each.response),
        ...noDelivery,
      ]),
      ...byTeam.map((each) => [
        'team',
        each.name ?? '',
        `${each.open}`,
        `${each.opened}`,
        `${each.closed}`,
        '',
        seconds(each.response),
        ...noDelivery,
      ]),
      ...byAccount.map((each) => [
        'account',
        each.name,
        `${each.open}`,
        `${each.opened}`,
        `${each.closed}`,
        `${each.answers}`,
        '',
        ...delivery(each),
      ]),
      ...byChannel.map((each) => [
        'channel',
        layout.word(`contacts.channels.${each.channel}`, each.channel),
        ...['', '', ''],
        `${each.sent}`,
        '',
        ...delivery(each),
      ]),
    ];
    const inWords = lines.map(([by = '', ...rest]) => [layout.word(`exportFile.by.${by}`, by), ...rest]);
    await write(new TextEncoder().encode(csvLines(inWords, layout.separator)));
  },
};

const noDelivery = ['', '', ''];

const delivery = ({
  delivered,
  failed,
  credits,
}: Pick<ChannelFigures, 'delivered' | 'failed' | 'credits'>) => [
  `${delivered}`,
  `${failed}`,
  `${credits ?? ''}`,
];

const seconds = (value: number | null) => (value === null ? '' : `${Math.round(value)}`);

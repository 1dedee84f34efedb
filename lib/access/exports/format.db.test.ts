import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberSearch } from '@/lib/access/members/list/member-search';
import { startExport as startMembersExport } from '@/lib/access/members/list/start-member-export';
import { openExport } from '@/lib/modules';
import type { Locale } from '@/lib/platform/i18n/locales';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { cellsWithFormula } from '@/lib/text/test-support/formulas';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { startContactsExport } from '@/lib/work/contacts/start-contacts-export';
import { reportsExport } from '@/lib/work/reports/export-file';
import { reportSearch } from '@/lib/work/reports/report-period';
import type { Asked } from './layout';
import { startExport } from './start-export';

const { admin } = await testDatabase();

const spreadsheet = (language: Locale): Asked => ({ format: 'spreadsheet', language });

async function fileOf(ctx: WorkspaceContext, started: Promise<{ exportId: string }>, asked?: Asked) {
  const { exportId } = await started;
  const { body } = await openExport(ctx.person, ctx.workspace.slug, exportId, asked);
  return Buffer.from(await new Response(body).arrayBuffer()).toString();
}

const rowsOf = (file: string, delimiter: string) =>
  parse(file, { columns: true, bom: true, delimiter, record_delimiter: '\r\n' }) as Record<string, string>[];

async function romanWorkspace() {
  const workspace = await openTestWorkspace(admin);
  await admin`update workspaces set time_zone = 'Europe/Rome' where id = ${workspace.id}`;
  const owner = await workspace.addMember('owner');
  const ana = await workspace.addMember('agent', ['visibility-own', 'mask']);
  await admin`update members set name = 'Ana Rossi', last_seen_at = '2026-07-01T10:00:00Z' where id = ${ana.memberId}`;
  const contact = await workspace.addContact({ name: 'x;=1+1', phone: '+393471234541' });
  await admin`update contacts set lifecycle = 'customer', created_at = '2026-01-01T23:30:00Z' where id = ${contact}`;
  return { workspace, owner, ctx: await owner.context() };
}

describe('A43 the format of a file', () => {
  test('A43 S1.11 users for a spreadsheet: byte order mark, separator and texts of the language, times of the workspace', async () => {
    const { ctx } = await romanWorkspace();
    const file = await fileOf(
      ctx,
      startMembersExport(ctx, memberSearch.parse({ q: 'rossi' })),
      spreadsheet('it'),
    );
    expect(file.startsWith('\uFEFFNome;Email;')).toBe(true);
    expect(rowsOf(file, ';')).toMatchObject([
      {
        Nome: 'Ana Rossi',
        'Livello di accesso': 'Agente',
        Stato: 'Attivo',
        'Ultima attività': '2026-07-01 12:00:00',
      },
    ]);
    expect(rowsOf(file, ';')[0]?.Restrizioni).toContain(', ');
    expect(file).not.toContain('visibility-own');
  });

  test('A43 users for programs: codes, commas, UTC, no byte order mark', async () => {
    const { ctx } = await romanWorkspace();
    const file = await fileOf(ctx, startMembersExport(ctx, memberSearch.parse({ q: 'rossi' })));
    expect(file.startsWith('name,email,level,restrictions,status,')).toBe(true);
    expect(rowsOf(file, ',')).toMatchObject([
      {
        level: 'agent',
        restrictions: 'visibility-own mask',
        status: 'active',
        last_seen: '2026-07-01T10:00:00Z',
      },
    ]);
  });

  test('A43 CS2 contacts for a spreadsheet of each language, and no formula under any separator', async () => {
    const { ctx } = await romanWorkspace();
    const inLanguage = (language: Locale) =>
      fileOf(ctx, startContactsExport(ctx, contactSearch.parse({})), spreadsheet(language));
    const [en, fr, it] = await Promise.all([inLanguage('en'), inLanguage('fr'), inLanguage('it')]);
    expect(rowsOf(en, ',')).toMatchObject([
      { Name: "x;'=1+1", Stage: 'Customer', Created: '2026-01-02 00:30:00' },
    ]);
    expect(rowsOf(fr, ';')).toMatchObject([{ Nom: "x;'=1+1", Téléphone: '+393471234541' }]);
    expect(rowsOf(it, ';')).toMatchObject([{ Nome: "x;'=1+1", Telefono: '+393471234541', Fase: 'Cliente' }]);
    for (const file of [en, fr, it]) {
      expect(file.charCodeAt(0)).toBe(0xfeff);
      expect(cellsWithFormula(file)).toEqual([]);
    }
  });

  test('A43 reports for a spreadsheet', async () => {
    const { ctx } = await romanWorkspace();
    const asked = startExport(ctx, reportsExport, reportSearch.parse({ days: 7 }));
    const rows = rowsOf(await fileOf(ctx, asked, spreadsheet('fr')), ';');
    expect(rows.find(({ Par }) => Par === 'Personne')).toMatchObject({ Nom: expect.any(String) });
  });
});

import type postgres from 'postgres';
import { v7 } from 'uuid';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { collectionOf, createRecord, deleteRecord, listRecords, updateRecord } from '@/lib/modules';
import { expectDenied } from '@/lib/test-support/expect-denied';
import { recordsOf } from '@/lib/test-support/records';
import { recordSearch } from '../record-search';

export type Attempt = (ctx: WorkspaceContext) => Promise<unknown>;

/** Edits of collections, and the expectation that they are refused with the database unchanged. */
export function featureRefusals(admin: postgres.Sql) {
  const samples: Record<string, { name?: string; fields: Record<string, unknown> }> = {
    templates: { fields: { kind: 'email', subject: 'Ciao', body: 'Buongiorno {{name}}' } },
    'facebook-ads': {
      fields: { headline: 'Saldi', text: 'Tutto a metà', link: 'https://a.example/', dailyBudget: 20 },
    },
    'landing-pages': { fields: { title: 'Saldi', text: 'Da lunedì' } },
    'test-list': { fields: { email: 'prova@corvane.example' } },
    senders: { fields: { kind: 'email', email: 'ciao@corvane.example' } },
    domains: { name: 'corvane.example', fields: {} },
    'dedicated-ips': { name: '192.0.2.7', fields: {} },
  };

  const sample = (collection: string) => ({ collection, name: v7(), fields: {}, ...samples[collection] });

  async function made(owner: WorkspaceContext, collection: string) {
    const { id: recordId } = await createRecord(owner, sample(collection));
    return { ...sample(collection), recordId, version: 1 };
  }

  /** Edits and deletes a record of the owner. */
  async function edits(owner: WorkspaceContext, collection: string): Promise<Attempt[]> {
    const edited = await made(owner, collection);
    return [(ctx) => updateRecord(ctx, { ...edited, name: 'Anew' }), (ctx) => deleteRecord(ctx, edited)];
  }

  const refused = (who: WorkspaceContext, attempts: readonly Attempt[], rule: object) =>
    expectDenied((at) => recordsOf(admin, at), who, attempts, rule);

  function list(ctx: WorkspaceContext, id: string) {
    const collection = collectionOf(id);
    if (!collection) throw new Error(`There is no collection ${id}.`);
    return listRecords(ctx, collection, recordSearch(collection, {}));
  }

  return { sample, made, edits, refused, list };
}

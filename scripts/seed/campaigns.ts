import { eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import { campaignDeliveries } from '@/db/schema/campaign-deliveries';
import { contacts } from '@/db/schema/contacts';
import { recordFigures } from '@/db/schema/record-figures';
import { inTenant } from '@/db/tenant';
import { collectionOf } from '@/lib/collections/registry';
import { tenantOf, type WorkspaceContext } from '@/lib/services/access/context';
import { addPaymentMethod } from '@/lib/services/payment/add';
import { enterState } from '@/lib/services/records/enter-state';
import { lockRecord } from '@/lib/services/records/lock';
import { saveSheet } from '@/lib/services/sheets/save';
import { chance } from './invent';
import { type Add, adding, bringReaders } from './readers';

const day = 86_400_000;

/** What a company that sends campaigns has set up, and what it has sent. */
export async function bringCampaigns(owner: WorkspaceContext): Promise<void> {
  const add = adding(owner);
  const attributes = await bringAttributes(add);
  const list = await bringReaders(owner, { list: 'Clientes fidèles', language: 'fr', count: 90 }, () => ({
    [attributes.city]: chance.helpers.arrayElement(['Lyon', 'Paris', 'Nantes', 'Lille', 'Toulouse']),
    [attributes.size]: chance.helpers.arrayElement(sizes),
    [attributes.points]: chance.number.int({ max: 900 }),
  }));
  const sender = await add('senders', 'Maison Ondine', { kind: 'email', email: 'bonjour@ondine.example' });
  const sms = await add('senders', 'Ondine SMS', { kind: 'sms', url: 'https://sms.ondine.example/out' });
  const template = await add(
    'templates',
    'Lettre de saison',
    {
      kind: 'email',
      subject: 'Des nouvelles de la maison',
      body: 'Bonjour {{name}},\n\nLa nouvelle collection est arrivée en boutique.\n\nÀ bientôt,\nMaison Ondine',
    },
    'activate',
  );
  await add('templates', 'Anniversaire', {
    kind: 'email',
    subject: 'Joyeux anniversaire',
    body: 'Bonjour {{name}},\n\nToute la maison vous souhaite un bel anniversaire.',
  });
  const campaign = { list, sender, template, link: 'https://ondine.example/collection' };
  const sent = await add('email-campaigns', 'Printemps', {
    ...campaign,
    subject: 'Le printemps chez Ondine',
  });
  await pretendSent(owner, sent);
  await add('email-campaigns', 'Soldes d’été', { ...campaign, subject: 'Les soldes commencent lundi' });
  await add('sms-campaigns', 'Vente privée', {
    ...{ list, sender: sms },
    text: 'Maison Ondine : la vente privée ouvre demain à 9 h, en boutique et en ligne.',
  });
  await add('forms', 'Lettre de la maison', {
    ...{ purpose: 'sign-up', list, heading: 'Recevoir la lettre de la maison' },
    text: 'Une lettre par saison, rien d’autre.',
    consent: 'J’accepte que Maison Ondine m’écrive. Je peux me désabonner à tout moment.',
    thanks: 'Merci, à très bientôt.',
  });
  await add(
    'landing-pages',
    'Collection',
    {
      title: 'La nouvelle collection',
      text: 'Des robes en lin, des tons de sable.',
      link: 'https://ondine.example/',
    },
    'publish',
  );
  await addPaymentMethod(owner, { brand: 'visa', lastFour: '4242', expires: '2030-08' });
  const ad = {
    text: 'Livraison offerte jusqu’à dimanche.',
    link: 'https://ondine.example/',
    dailyBudget: 25,
  };
  await add('facebook-ads', 'Robes en lin', { ...ad, headline: 'Le lin, tout l’été' }, 'launch');
  await add('facebook-ads', 'Sacs', { ...ad, headline: 'Un sac pour la vie' });
  await add('test-list', 'Solène', { email: 'solene.test@ondine.example' });
  await add('domains', 'ondine.example', { use: ['sending', 'links'] });
  await saveSheet(owner, {
    sheet: 'company-profile',
    version: 0,
    fields: { company: 'Maison Ondine', address: '12 rue Mercière\n69002 Lyon' },
  });
}

const sizes = ['34', '36', '38', '40', '42', '44'];

/** What the house records of its customers, and a figure over it (S2.12, S2.22). */
async function bringAttributes(add: Add) {
  const city = await add('attributes', 'Ville', { kind: 'text' });
  const size = await add('attributes', 'Taille', { kind: 'choice', choices: sizes });
  const points = await add('attributes', 'Points de fidélité', { kind: 'number' });
  await add('calculations', 'Points en moyenne', { kind: 'average', attribute: points });
  return { city, size, points };
}

/** Nothing may leave a demo: a campaign of last week is written as the worker would have left it. */
async function pretendSent(owner: WorkspaceContext, campaignId: string): Promise<void> {
  const collection = collectionOf('email-campaigns');
  if (!collection) throw new Error('There are no email campaigns.');
  const workspaceId = owner.workspace.id;
  await inTenant(tenantOf(owner), async (tx) => {
    const readers = await tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(eq(contacts.workspaceId, workspaceId));
    const record = await lockRecord(tx, owner, collection, { recordId: campaignId, version: 1 });
    await enterState(tx, owner, collection, record, { state: 'sent' });
    const at = (days: number) => new Date(Date.now() - days * day);
    const deliveries = readers.map(({ id: contactId }) => {
      const opened = chance.datatype.boolean(0.6) ? at(chance.number.int({ min: 2, max: 6 })) : null;
      const clickedAt = opened && chance.datatype.boolean(0.3) ? opened : null;
      return {
        workspaceId,
        id: v7(),
        campaignId,
        contactId,
        state: 'sent' as const,
        settledAt: at(7),
        openedAt: opened,
        clickedAt,
      };
    });
    await tx.insert(campaignDeliveries).values(deliveries);
    const totals = new Map<string, number>();
    const count = (figure: string, when: Date | null) => {
      if (!when) return;
      const key = `${figure} ${when.toISOString().slice(0, 10)}`;
      totals.set(key, (totals.get(key) ?? 0) + 1);
    };
    for (const { settledAt, openedAt, clickedAt } of deliveries) {
      count('sent', settledAt);
      count('opened', openedAt);
      count('clicked', clickedAt);
    }
    await tx.insert(recordFigures).values(
      [...totals].map(([key, total]) => {
        const [figure = '', on = ''] = key.split(' ');
        return { workspaceId, recordId: campaignId, figure, day: on, total };
      }),
    );
  });
}

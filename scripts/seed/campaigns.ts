import type { WorkspaceContext } from '@/lib/access/context/context';
import { saveSettings } from '@/lib/modules';
import { addPaymentMethod } from '@/lib/work/payment/add-payment-method';
import { chance } from './invent';
import { type Add, adding, bringReaders } from './readers';
import { sendWithoutDelivery } from './sent-campaign';

/** Adds the settings and the sent campaigns of a company that sends campaigns. */
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
  const spring = { ...campaign, subject: 'Le printemps chez Ondine' };
  await sendWithoutDelivery(owner, await add('email-campaigns', 'Printemps', spring));
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
  // Drafts: no program runs the ads of the demo.
  await add('facebook-ads', 'Robes en lin', { ...ad, headline: 'Le lin, tout l’été' });
  await add('facebook-ads', 'Sacs', { ...ad, headline: 'Un sac pour la vie' });
  await add('test-list', 'Solène', { email: 'solene.test@ondine.example' });
  await add('domains', 'ondine.example', {});
  await saveSettings(owner, {
    settingsForm: 'company-profile',
    version: 0,
    fields: { company: 'Maison Ondine', address: '12 rue Mercière\n69002 Lyon' },
  });
}

const sizes = ['34', '36', '38', '40', '42', '44'];

/** The customer attributes of the organisation, and a computed figure over one (S2.12, S2.22). */
async function bringAttributes(add: Add) {
  const city = await add('attributes', 'Ville', { kind: 'text' });
  const size = await add('attributes', 'Taille', { kind: 'choice', choices: sizes });
  const points = await add('attributes', 'Points de fidélité', { kind: 'number' });
  await add('calculations', 'Points en moyenne', { kind: 'average', attribute: points });
  return { city, size, points };
}

import type { SeedDemo } from '../demo';
import { seedAccountTree } from './account-tree';
import { seedDelegatedManagers } from './delegated-managers';
import { seedFeatureGrants } from './feature-grants';
import { holdMail } from './history';
import { seedHostedAccounts } from './hosted-accounts';
import { seedTeamInbox } from './team-inbox';

/**
 * Fills the demo, one organisation for each access model, through the services of the console, so that it contains
 * nothing that they refuse.
 *
 * @param password the password of every person
 * @returns the sign-ins to list
 */
export const seedDemo: SeedDemo = async ({ password }) => {
  const lines = await Promise.all([
    seedTeamInbox(password),
    seedAccountTree(password),
    seedFeatureGrants(password),
    seedHostedAccounts(password),
    seedDelegatedManagers(password),
  ]);
  await holdMail();
  return lines.flat();
};

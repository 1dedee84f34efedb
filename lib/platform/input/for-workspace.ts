import { z } from 'zod';

/** The slug in a posted input. An empty slug names nothing (TE3). */
const slug = z.string().min(1).max(100);

/** The slug of the workspace that a posted input is about. */
export const InWorkspace = z.object({ workspace: slug });

/** The slug of the organisation that a posted input is about. */
export const InOrganisation = z.object({ organisation: slug });

/**
 * The input of an action in a workspace.
 *
 * @param shape the other fields of the input
 * @returns the schema of an object with these fields and `workspace`, which the action checks before all others
 */
export const forWorkspace = <S extends z.ZodRawShape>(shape: S) => InWorkspace.extend(shape);

/**
 * The input of an action in an organisation.
 *
 * @param shape the other fields of the input
 */
export const forOrganisation = <S extends z.ZodRawShape>(shape: S) => InOrganisation.extend(shape);

import { z } from 'zod';

/**
 * The requests of AuthZEN 1.0. Unknown names are ignored, as the standard asks. Messages are keys of `errors`.
 */

const error = ({ input }: { input?: unknown }) => (input === undefined ? 'required' : 'invalid');
const text = z.string({ error });
const ids = z.array(text, { error }).max(100, 'invalid').optional();
const context = z.looseObject({}, { error }).optional();

/** A proposed access: of a subject, or the one that an act would give. */
const proposedAccess = { role: text.optional(), restrictions: ids, rights: ids };

/** What a question supposes about a subject, instead of what is stored. */
const subjectProperties = z
  .object({ ...proposedAccess, endsAt: z.iso.datetime({ offset: true, error }).optional() }, { error })
  .optional();
export type SubjectProperties = NonNullable<z.output<typeof subjectProperties>>;

/** What it supposes about a record: `seat` is the id of a member. For an assignment, the access that is given. */
const resourceProperties = z
  .object(
    { ...proposedAccess, seat: text.nullable().optional(), team: text.nullable().optional() },
    { error },
  )
  .optional();
export type ResourceProperties = NonNullable<z.output<typeof resourceProperties>>;

const subject = z.object({ type: text, id: text, properties: subjectProperties }, { error });
const action = z.object({ name: text, properties: z.looseObject({}, { error }).optional() }, { error });
const resource = z.object({ type: text, id: text, properties: resourceProperties }, { error });

/** One question: may this subject do this to that resource? */
export const evaluationRequest = z.object({ subject, action, resource, context });
export type Question = z.output<typeof evaluationRequest>;
export type SubjectRef = Question['subject'];
export type ResourceRef = Question['resource'];

export const semantics = ['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'] as const;
export type Semantic = (typeof semantics)[number];

/** The most questions of one request. */
export const mostEvaluations = 100;

const part = <T extends z.ZodObject>(entity: T) => entity.partial().optional();

/** Several questions, which the entities at the top complete. Faults within an item are answers about that item. */
export const evaluationsRequest = z.object({
  subject: part(subject),
  action: part(action),
  resource: part(resource),
  context,
  evaluations: z.array(z.unknown(), { error }).max(mostEvaluations, 'too-many-questions').optional(),
  options: z
    .looseObject(
      { evaluations_semantic: z.enum(semantics, { error: 'unknown-choice' }).default('execute_all') },
      { error },
    )
    .prefault({}),
});
export type Defaults = Pick<
  z.output<typeof evaluationsRequest>,
  'subject' | 'action' | 'resource' | 'context'
>;

/** The most results of one page, and how many without a limit. */
export const pageSizes = { most: 100, usual: 50 };

const page = z
  .object(
    {
      token: text.optional(),
      limit: z.int({ error }).min(0, 'invalid').optional(),
      properties: z
        .object({ include: z.enum(['couldBeGranted'], { error: 'unknown-choice' }).optional() }, { error })
        .optional(),
    },
    { error },
  )
  .prefault({});
export type PageRequest = z.output<typeof page>;

/** The id of what is searched is ignored. */
const searched = z.object({ type: text }, { error });

export const subjectSearch = z.object({
  subject: searched.extend({ properties: subjectProperties }),
  action,
  resource,
  context,
  page,
});
export const resourceSearch = z.object({
  subject,
  action,
  resource: searched.extend({ properties: resourceProperties }),
  context,
  page,
});
export const actionSearch = z.object({ subject, resource, context, page });

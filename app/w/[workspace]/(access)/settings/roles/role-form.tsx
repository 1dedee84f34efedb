'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField, Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { useAccessModel } from '@/components/lock/own-roles';
import { RoleIcon } from '@/components/lock/role-icon';
import { ButtonLink } from '@/components/ui/button-link';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { bases, holdable } from '@/lib/access/models/custom-roles';
import type { RoleView } from '@/lib/access/roles/role-view';
import type { Assignment, Self } from '@/lib/policy/model';
import { createRoleAction, updateRoleAction } from './actions';
import { DeleteRole } from './delete-role';
import { CreateRole, UpdateRole } from './inputs';
import { PermissionOptions } from './permission-options';
import { RoleDifference } from './role-difference';
import { StaleRole } from './stale-role';

interface RoleFormProps {
  workspace: string;
  model: string;
  /** The editing actor: permissions beyond their own cannot be checked; the server decides again (R3). */
  actor: { assignment: Assignment; self: Self };
  /** The edited role; null for a new one. */
  own: RoleView | null;
}

/** Creates or edits a custom role (B7), beside its differences from another role. */
export function RoleForm({ own, ...props }: RoleFormProps) {
  return own ? <ChangeRole {...props} own={own} /> : <MakeRole {...props} />;
}

type Props = Omit<RoleFormProps, 'own'>;

function MakeRole(props: Props) {
  const t = useTranslations('roleForm');
  const router = useRouter();
  const model = useAccessModel(props.model);
  const base = bases(model).at(-1) ?? '';
  const { form, submit, error, draft } = useActionForm(createRoleAction, CreateRole, {
    defaultValues: {
      workspace: props.workspace,
      base,
      label: '',
      description: '',
      permissions: holdable(model, base),
    },
    draft: 'role.new',
    onSuccess: (_, { label }) => {
      toast(t('made', { role: label }));
      router.push(`/w/${props.workspace}/settings/roles`);
    },
  });
  return (
    <ActionForm form={form} submit={submit} draft={draft} className="flex-1">
      <Body {...props} id={null} onBase={(next) => form.setValue('permissions', holdable(model, next))}>
        <FormError error={error} />
      </Body>
      <Foot workspace={props.workspace} />
    </ActionForm>
  );
}

function ChangeRole({ own, ...props }: Props & { own: RoleView }) {
  const t = useTranslations('roleForm');
  const router = useRouter();
  const { id, version, label, description, permissions, base } = own;
  const { form, submit, error, draft } = useActionForm(updateRoleAction, UpdateRole, {
    defaultValues: { workspace: props.workspace, id, version, label, description, permissions },
    draft: `role.${id}`,
    onSuccess: (_, sent) => {
      toast(t('changed', { role: sent.label }));
      router.push(`/w/${props.workspace}/settings/roles`);
    },
  });
  return (
    <ActionForm form={form} submit={submit} draft={draft} className="flex-1">
      <Body {...props} id={id} base={base}>
        {error?.kind === 'stale' ? <StaleRole own={own} /> : <FormError error={error} />}
      </Body>
      <Foot workspace={props.workspace}>
        <DeleteRole workspace={props.workspace} own={own} />
      </Foot>
    </ActionForm>
  );
}

function Body(
  props: Props & {
    id: string | null;
    /** The base of an existing role; a new one chooses. */
    base?: string;
    onBase?: (base: string) => void;
    children: React.ReactNode;
  },
) {
  const t = useTranslations('roleForm');
  const words = useTranslations('roles');
  const model = useAccessModel(props.model);
  const { base, onBase } = props;
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[1fr_336px] overflow-hidden border-t max-desk:block max-desk:overflow-auto">
      <div className="grid content-start gap-5 overflow-auto px-(--gutter) py-5">
        {props.children}
        <div className="grid max-w-form grid-cols-2 gap-4 max-tablet:grid-cols-1">
          <Field name="label" label={t('label')}>
            {(control) => <Input {...control} autoComplete="off" maxLength={40} />}
          </Field>
          {onBase && (
            <ControlledField name="base" label={t('base')} help={t('baseHelp')}>
              {({ ref: _, onChange, ...control }) => (
                <Select
                  {...control}
                  onChange={(next) => {
                    onChange(next);
                    onBase(next);
                  }}
                  options={bases(model).map((id) => ({
                    value: id,
                    label: words(`${model.id}.${id}.label`),
                    icon: <RoleIcon model={model} role={id} />,
                  }))}
                />
              )}
            </ControlledField>
          )}
          <Field name="description" label={t('description')} className="col-span-full">
            {(control) => <Input {...control} autoComplete="off" maxLength={200} />}
          </Field>
        </div>
        <PermissionOptions model={model} actor={props.actor} base={base} />
      </div>
      <RoleDifference workspace={props.workspace} model={model} id={props.id} base={base} />
    </div>
  );
}

function Foot({ workspace, children }: { workspace: string; children?: React.ReactNode }) {
  const t = useTranslations('roleForm');
  return (
    <footer className="flex flex-none flex-wrap gap-2 border-t px-(--gutter) py-3">
      {children}
      <span className="flex-1" />
      <ButtonLink size="lg" href={`/w/${workspace}/settings/roles`}>
        {t('cancel')}
      </ButtonLink>
      <SubmitButton size="lg">{t('save')}</SubmitButton>
    </footer>
  );
}

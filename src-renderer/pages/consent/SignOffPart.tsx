import { Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConsentState } from '#core/contract'
import type { Implementation } from '#core/implementation'
import { Facts } from '../../components/Facts.tsx'
import { Form, useForm } from '../../components/Form.tsx'
import { rpc } from '../../connection/index.ts'
import { useFormat } from '../../i18n/index.ts'
import { notify } from '../../shared/notify.ts'
import classes from './consent.module.css'
import { isOutdated, type PartState } from './consent-parts.ts'
import { Part } from './Part.tsx'
import { Warning } from './Warning.tsx'

type SignOffPartProps = { implementation: Implementation; consent: ConsentState; state: PartState }

/** M14: marking the flag is the client's responsibility; this keeps who took it, and what was shown. */
export function SignOffPart({ implementation, consent: { plan, signOff }, state }: SignOffPartProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const isOld = isOutdated(signOff, plan)
  return (
    <Part part="signOff" state={state}>
      {isOld && <Warning>{t('consent.signOff.changed')}</Warning>}
      {signOff && (
        <Facts
          facts={[
            [t('consent.signOff.name'), signOff.name],
            [t('consent.signOff.role'), signOff.role],
            [t('consent.signOff.when'), format.absolute(signOff.signedAt)],
            [t('consent.signOff.shown'), <Shown key="shown" shown={signOff.shown} />],
          ]}
        />
      )}
      {plan && (signOff === null || isOld) && (
        <SignForm implementation={implementation} plan={plan} previous={isOld ? signOff : null} />
      )}
      {!plan && !signOff && (
        <Text size="sm" c="dimmed">
          {t('consent.signOff.noPlan')}
        </Text>
      )}
    </Part>
  )
}

/** The figures in one sentence, and the beginning of the script's hash. */
function Shown({ shown }: { shown: NonNullable<ConsentState['signOff']>['shown'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { contacts, withEvidence, toUpdate } = shown.figures
  return (
    <>
      {t('consent.signOff.figures', {
        contacts: format.number(contacts),
        withEvidence: format.number(withEvidence),
        toUpdate: format.number(toUpdate),
      })}{' '}
      <span className="mono" title={shown.planHash}>
        {shown.planHash.slice(0, 12)}
      </span>
    </>
  )
}

type SignFormProps = {
  implementation: Implementation
  plan: NonNullable<ConsentState['plan']>
  previous: ConsentState['signOff']
}

function SignForm({ implementation, plan, previous }: SignFormProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [name, setName] = useState(previous?.name ?? '')
  const [role, setRole] = useState(previous?.role ?? '')
  const implementationId = implementation.id
  const sign = useMutation(
    rpc.consent.sign.mutationOptions({
      meta: { inForm: true },
      onSuccess: (saved) => {
        queries.setQueryData(rpc.consent.get.queryKey({ input: { implementationId } }), saved)
        notify('done', t('consent.signOff.done'))
      },
    }),
  )
  const isMissing = (text: string): boolean => text.trim() === ''
  const form = useForm(sign, () => !isMissing(name) && !isMissing(role) && sign.mutate({ implementationId, name, role }))
  return (
    <Form form={form} verb={t('consent.signOff.verb')} onCancel={null}>
      <blockquote className={classes.statement}>
        <Text size="sm">{t('consent.signOff.statement', { client: implementation.client })}</Text>
        <Text size="sm" c="dimmed" mt={4}>
          <Shown shown={plan} />
        </Text>
      </blockquote>
      <div className={classes.fields}>
        <TextInput
          label={t('consent.signOff.name')}
          value={name}
          maxLength={120}
          required
          onChange={(event) => setName(event.currentTarget.value)}
          error={form.isChecked && isMissing(name) && t('consent.signOff.missing')}
        />
        <TextInput
          label={t('consent.signOff.role')}
          placeholder={t('consent.signOff.rolePlaceholder')}
          value={role}
          maxLength={120}
          required
          onChange={(event) => setRole(event.currentTarget.value)}
          error={form.isChecked && isMissing(role) && t('consent.signOff.missing')}
        />
      </div>
    </Form>
  )
}

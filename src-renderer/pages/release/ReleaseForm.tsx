import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SigningKeyView } from '#core/contract'
import type { ExportRecord } from '#core/implementation'
import { Form, useForm } from '../../components/Form.tsx'
import { rpc } from '../../connection/index.ts'
import { notify } from '../../shared/notify.ts'
import { isSaid, type Said, SaidFields } from './SaidFields.tsx'

type ReleaseFormProps = { record: ExportRecord; twoPersons: boolean; keys: SigningKeyView[]; operator: string }

/** Makes the last export a release, or prepares it for another person. */
export function ReleaseForm({ record, twoPersons, keys, operator }: ReleaseFormProps) {
  const { t } = useTranslation()
  const [said, setSaid] = useState<Said>({ note: '', person: operator, key: null })
  const create = useMutation(
    rpc.releases.create.mutationOptions({
      meta: { inForm: true },
      onSuccess: ({ number, releasedAt }) =>
        notify('done', t(releasedAt === null ? 'release.prepared' : 'release.done', { number })),
    }),
  )
  const form = useForm(create, () => {
    if (isSaid(said)) create.mutate({ exportId: record.id, ...said, key: twoPersons ? null : said.key })
  })
  return (
    <Form
      form={form}
      aria-label={t('release.next')}
      verb={t(twoPersons ? 'release.prepare' : 'release.verb', { sequence: record.sequence })}
      onCancel={null}
      layout={{ maw: 640 }}
    >
      <SaidFields said={said} onChange={setSaid} keys={twoPersons ? null : keys} isChecked={form.isChecked} />
    </Form>
  )
}

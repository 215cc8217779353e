import { Button } from '@mantine/core'
import { IconArrowsLeftRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoredTemplate } from '#core/implementation'
import { templateTexts } from '#core/template'
import type { Binding } from '#core/variables'
import { rpc } from '../../connection/index.ts'
import { notify } from '../../shared/notify.ts'
import { AlignDialog } from '../../studio/align/index.ts'

type AlignTextsProps = {
  implementationId: string
  template: Pick<StoredTemplate, 'accountId' | 'content'>
  onApply: (bindings: readonly Binding[]) => void
}

/** The mapping from the text as the client's CRM has it. */
export function AlignTexts({ implementationId, template, onApply }: AlignTextsProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { data: accounts } = useQuery(rpc.accounts.list.queryOptions({ input: { implementationId } }))
  const { data: providers } = useQuery(rpc.accounts.providers.queryOptions())
  const account = accounts?.find(({ id }) => id === template.accountId)
  const provider = providers?.find(({ id }) => id === account?.provider)
  const texts = useMemo(
    () => Object.fromEntries(templateTexts(template.content).map(({ component, text }) => [component, text])),
    [template.content],
  )
  if (!provider) return null
  const { placeholderStyle, placeholderScope } = provider.capabilities
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowsLeftRight size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('align.button')}
      </Button>
      <AlignDialog
        opened={isOpen}
        onClose={() => setOpen(false)}
        implementationId={implementationId}
        style={placeholderStyle}
        scope={placeholderScope}
        providerText={texts}
        isBindingsOnly
        onApply={({ bindings }) => {
          onApply(bindings)
          setOpen(false)
          notify('done', t('align.done', { count: bindings.length }))
        }}
      />
    </>
  )
}

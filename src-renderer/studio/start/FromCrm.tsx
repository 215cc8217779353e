import { Button } from '@mantine/core'
import { IconTextRecognition } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderDescriptor } from '#core/provider'
import type { CrmVariable } from '#core/variables'
import { AlignDialog } from '../align/index.ts'
import { withAligned } from '../editor/filling.ts'
import { type Beginning, BLANK } from './useBegin.ts'

type FromCrmProps = {
  implementationId: string
  provider: ProviderDescriptor
  variables: readonly CrmVariable[]
  from: Pick<Beginning, 'accountId' | 'senderId'>
  onBegin: (written: Beginning) => void
}

/** A text that the client has already, with the CRM's `%TOKENS%` in it. */
export function FromCrm({ implementationId, provider, variables, from, onBegin }: FromCrmProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { placeholderStyle, placeholderScope } = provider.capabilities
  return (
    <>
      <Button variant="default" leftSection={<IconTextRecognition size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t('studio.start.fromCrm')}
      </Button>
      <AlignDialog
        opened={isOpen}
        implementationId={implementationId}
        style={placeholderStyle}
        scope={placeholderScope}
        onClose={() => setOpen(false)}
        onApply={(result) => onBegin(withAligned({ ...from, content: BLANK, bindings: [] }, result, placeholderScope, variables))}
      />
    </>
  )
}

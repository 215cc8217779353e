import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import { IconBold, IconCode, IconItalic, IconPlus, IconStrikethrough } from '@tabler/icons-react'
import { memo, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useVariableLabel } from '../../shared/useVariableLabel.ts'
import type { TemplateTextHandle } from '../text/index.ts'
import classes from './editor.module.css'
import { useStudio } from './studio-context.ts'

const MARKS = [
  { mark: '*', name: 'bold', Icon: IconBold },
  { mark: '_', name: 'italic', Icon: IconItalic },
  { mark: '~', name: 'strike', Icon: IconStrikethrough },
  { mark: '```', name: 'mono', Icon: IconCode },
] as const

/** WhatsApp's marks and the CRM's variables, for the text beside it. */
export const MarkBar = memo(function MarkBar({ text }: { text: RefObject<TemplateTextHandle | null> }) {
  const { t } = useTranslation()
  const { variables } = useStudio()
  const labelOf = useVariableLabel()
  return (
    <div className={classes.marks}>
      {MARKS.map(({ mark, name, Icon }) => (
        <Tooltip key={mark} label={t(`studio.mark.${name}`)}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t(`studio.mark.${name}`)}
            // The text keeps its selection.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => text.current?.wrap(mark)}
          >
            <Icon size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
      <Menu position="bottom-end" returnFocus={false}>
        <Menu.Target>
          <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />}>
            {t('studio.insertVariable')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.variableMenu}>
          {variables.map((variable) => (
            <Menu.Item
              key={variable.token}
              onClick={() => text.current?.insertVariable(variable)}
              rightSection={<span className={classes.token}>%{variable.token}%</span>}
            >
              {labelOf(variable)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
})

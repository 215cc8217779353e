import { Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './page.module.css'

type PageProps = {
  title: string
  /** One line: what this step is for. */
  lead?: string
  /** The client's name, for the window's title. */
  about?: string | undefined
  action?: ReactNode
  children: ReactNode
}

/** A page's frame: its one h1 takes the focus on navigation and names the window. */
export function Page({ title, lead, about, action, children }: PageProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    document.title = [title, about, t('shell.name')].filter((part) => part !== undefined && part !== '').join(' · ')
  }, [title, about, t])
  return (
    <Stack gap="md">
      <div className={classes.head}>
        <Title order={1} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {action && <div className={classes.actions}>{action}</div>}
        {lead && (
          <Text c="dimmed" className={classes.lead}>
            {lead}
          </Text>
        )}
      </div>
      {children}
    </Stack>
  )
}

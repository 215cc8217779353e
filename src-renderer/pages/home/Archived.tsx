import { Anchor, Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Overview } from '#core/contract'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { rpc } from '../../connection/index.ts'
import { stepHref } from '../../shared/routes.ts'
import { DeleteImplementation } from './DeleteImplementation.tsx'
import classes from './home.module.css'

/** What is out of the way: it can be taken back, and only from here deleted. */
export function Archived({ overviews }: { overviews: Overview[] }) {
  const { t } = useTranslation()
  const [deleting, setDeleting] = useState<Overview | null>(null)
  const archive = useMutation(rpc.implementations.archive.mutationOptions())
  return (
    <details className={`panel ${classes.archived}`}>
      <summary>{t('home.archived', { count: overviews.length })}</summary>
      <ul>
        {overviews.map((overview) => {
          const { implementation, archivedAt } = overview
          const { id, client } = implementation
          return (
            <li key={id}>
              <div className={classes.archivedName}>
                <Anchor component={Link} href={stepHref(id, 'client')} fw={600} c="inherit">
                  {client}
                </Anchor>
                {archivedAt !== null && (
                  <Text size="xs" c="dimmed">
                    {t('home.archivedAt')} <RelativeTime instant={archivedAt} />
                  </Text>
                )}
              </div>
              <Group gap="xs">
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('home.takeBackOf', { client })}
                  onClick={() => archive.mutate({ id, archived: false })}
                >
                  {t('home.takeBack')}
                </Button>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="red"
                  aria-label={t('home.remove.of', { client })}
                  onClick={() => setDeleting(overview)}
                >
                  {t('home.remove.verb')}
                </Button>
              </Group>
            </li>
          )
        })}
      </ul>
      {deleting && <DeleteImplementation implementation={deleting.implementation} onClose={() => setDeleting(null)} />}
    </details>
  )
}

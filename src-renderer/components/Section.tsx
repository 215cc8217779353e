import { Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import classes from './page.module.css'

type SectionProps = { title: string; text?: string; aside?: ReactNode; children: ReactNode }

/** A named part of a page, on its own surface. */
export function Section({ title, text, aside, children }: SectionProps) {
  const id = useId()
  return (
    <section className={`panel ${classes.section}`} aria-labelledby={id}>
      <Group justify="space-between" align="flex-start" gap="xs md" mb="sm">
        <div className={classes.sectionHead}>
          <Title order={2} id={id}>
            {title}
          </Title>
          {text && (
            <Text size="sm" c="dimmed" maw={720}>
              {text}
            </Text>
          )}
        </div>
        {aside}
      </Group>
      <Stack gap="md">{children}</Stack>
    </section>
  )
}

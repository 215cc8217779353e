import { List } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OpenPoint } from '#core/bundle'

/** What is open, each with what it is about. */
export function OpenPointList({ points }: { points: readonly Pick<OpenPoint, 'point' | 'about'>[] }) {
  const { t } = useTranslation()
  return (
    <List size="sm" spacing={2}>
      {points.map(({ point, about }) => (
        <List.Item key={`${point} ${about}`}>
          {about === '' ? t(`openPoints.point.${point}`) : `${t(`openPoints.point.${point}`)}: ${about}`}
        </List.Item>
      ))}
    </List>
  )
}

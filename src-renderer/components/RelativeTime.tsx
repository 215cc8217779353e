import { Tooltip } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useFormat } from '../i18n/index.ts'

/** "há 3 minutos", kept current; the exact time on hover and focus. `instant` is ISO 8601. */
export function RelativeTime({ instant }: { instant: string }) {
  const format = useFormat()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <Tooltip label={format.absolute(instant)}>
      <time dateTime={instant}>{format.relative(instant, Math.max(now, Date.parse(instant)))}</time>
    </Tooltip>
  )
}

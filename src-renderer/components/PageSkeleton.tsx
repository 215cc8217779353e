import { Skeleton, Stack } from '@mantine/core'

/** The outline of a page while its code or data is on the way. */
export function PageSkeleton() {
  return (
    <Stack gap="lg" aria-hidden>
      <Stack gap="xs">
        <Skeleton height={28} width={240} />
        <Skeleton height={16} width={420} />
      </Stack>
      <RowsSkeleton />
    </Stack>
  )
}

export function RowsSkeleton({ rows = 4 }: { rows?: number }) {
  return (
    <Stack gap="sm" aria-hidden>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <Skeleton key={row} height={48} radius="md" />
      ))}
    </Stack>
  )
}

import { useTranslation } from 'react-i18next'

/** How far an implementation is: a ring, and the number where there is room. Percent 0–100. */
export function ReadinessRing({ percent, size }: { percent: number; size: number }) {
  const { t } = useTranslation()
  const thickness = size >= 40 ? 4 : 3
  const radius = (size - thickness) / 2
  const length = 2 * Math.PI * radius
  const done = percent === 100
  return (
    <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('readiness.percent', { percent })}>
      <g fill="none" strokeWidth={thickness} transform={`rotate(-90 ${size / 2} ${size / 2})`}>
        <circle cx={size / 2} cy={size / 2} r={radius} stroke="var(--line)" />
        <circle
          cx={size / 2}
          cy={size / 2}
          r={radius}
          stroke={done ? 'var(--ok)' : 'var(--accent-text)'}
          strokeLinecap="round"
          strokeDasharray={`${(length * percent) / 100} ${length}`}
          opacity={percent === 0 ? 0 : 1}
        />
      </g>
      {size >= 40 && (
        <text x="50%" y="50%" dy="0.35em" textAnchor="middle" fontSize={size * 0.27} fontWeight={600} fill="currentColor">
          {percent}
        </text>
      )}
    </svg>
  )
}
